package dev.icosian.materializers.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.TypeRef;
import dev.icosian.internal.ModelAccess;
import dev.icosian.materializers.Law;
import dev.icosian.materializers.Materializers;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonMaterializerTest {
    enum Size {
        SMALL,
        LARGE {
            @Override
            public String toString() {
                return "quite large";
            }
        }
    }

    record Point(double x, int y) {}

    record Nullables(
            @Nullable String name, @Nullable Point point, List<@Nullable Double> column, String @Nullable [] all) {}

    record Pair<A, B>(A first, B second) {}

    record Tree(String name, List<Tree> children, Optional<Tree> twin) {}

    record Empty() {}

    record Arrays2(double[] doubles, int[][] matrix, String[] names, Point[] points, char[] letters, byte[] bytes) {}

    sealed interface Shape permits Circle, Square, Flat {}

    record Circle(double radius) implements Shape {}

    record Square(double side, Shape inner) implements Shape {}

    sealed interface Flat extends Shape permits Line {}

    record Line() implements Flat {}

    sealed interface Result<T> permits Ok, Failed {}

    record Ok<V>(V value) implements Result<V> {}

    record Failed<V>(String why) implements Result<V> {}

    private static final Circle CIRCLE = new Circle(1.5);

    private static Arguments row(TypeRef<?> type, Object value, String json) {
        return arguments(type, value, json);
    }

    @SuppressWarnings("FloatingPointLiteralPrecision") // a number that JDKs spell differently
    static Stream<Arguments> values() {
        Map<String, Integer> unordered = new LinkedHashMap<>();
        unordered.put("b", 2);
        unordered.put("a", 1);
        unordered.put("\uD83D\uDE00", 4);
        unordered.put("\uFB01", 3);
        SortedMap<Integer, String> natural = new TreeMap<>(Map.of(10, "ten", 9, "nine"));
        return Stream.of(
                row(TypeRef.of(Integer.class), 7, "7"),
                row(TypeRef.of(int.class), -7, "-7"),
                row(TypeRef.of(Long.class), Long.MIN_VALUE, "-9223372036854775808"),
                row(TypeRef.of(Short.class), (short) 3, "3"),
                row(TypeRef.of(Byte.class), (byte) -1, "-1"),
                row(TypeRef.of(Boolean.class), true, "true"),
                row(TypeRef.of(Character.class), 'ä', "\"ä\""),
                row(TypeRef.of(Double.class), 1.0, "1.0"),
                row(TypeRef.of(Double.class), -0.0, "-0.0"),
                row(TypeRef.of(Double.class), 1e10, "1.0E10"),
                row(TypeRef.of(Double.class), 2e-3, "0.002"),
                row(TypeRef.of(Double.class), 9.39790033516129E17, "9.39790033516129E17"),
                row(TypeRef.of(Double.class), Double.MIN_VALUE, "4.9E-324"),
                row(TypeRef.of(Double.class), Double.NaN, "\"NaN\""),
                row(TypeRef.of(Double.class), Double.NEGATIVE_INFINITY, "\"-Infinity\""),
                row(TypeRef.of(Float.class), Float.MAX_VALUE, "3.4028235E38"),
                row(TypeRef.of(Float.class), Float.POSITIVE_INFINITY, "\"Infinity\""),
                row(
                        TypeRef.of(String.class),
                        "a\"\\/\n\u001f\u007f€\uD83D\uDE00",
                        "\"a\\\"\\\\/\\n\\u001f\u007f€\uD83D\uDE00\""),
                row(TypeRef.of(BigDecimal.class), new BigDecimal("1.50"), "\"1.50\""),
                row(TypeRef.of(BigDecimal.class), new BigDecimal("1E+400"), "\"1E+400\""),
                row(TypeRef.of(BigInteger.class), BigInteger.TWO.pow(70), "1180591620717411303424"),
                row(TypeRef.of(BigInteger.class), BigInteger.TEN.pow(2000).negate(), "-1" + "0".repeat(2000)),
                row(TypeRef.of(URI.class), URI.create("https://a.b/c?d=e%20f"), "\"https://a.b/c?d=e%20f\""),
                row(TypeRef.of(Size.class), Size.LARGE, "\"LARGE\""),
                row(TypeRef.of(DayOfWeek.class), DayOfWeek.MONDAY, "\"MONDAY\""),
                row(TypeRef.of(LocalDate.class), LocalDate.of(2024, 2, 29), "\"2024-02-29\""),
                row(TypeRef.of(LocalDate.class), LocalDate.MAX, "\"+999999999-12-31\""),
                row(TypeRef.of(LocalTime.class), LocalTime.of(9, 30), "\"09:30\""),
                row(
                        TypeRef.of(LocalDateTime.class),
                        LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6),
                        "\"2024-01-02T03:04:05.000000006\""),
                row(TypeRef.of(Instant.class), Instant.ofEpochSecond(1), "\"1970-01-01T00:00:01Z\""),
                row(TypeRef.of(Instant.class), Instant.MIN, "\"-1000000000-01-01T00:00:00Z\""),
                row(
                        TypeRef.of(OffsetTime.class),
                        OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(-3)),
                        "\"01:02:03-03:00\""),
                row(
                        TypeRef.of(OffsetDateTime.class),
                        OffsetDateTime.of(2024, 1, 2, 3, 4, 0, 0, ZoneOffset.UTC),
                        "\"2024-01-02T03:04Z\""),
                row(
                        TypeRef.of(ZonedDateTime.class),
                        ZonedDateTime.ofStrict(
                                LocalDateTime.of(2024, 10, 27, 2, 30),
                                ZoneOffset.ofHours(1),
                                ZoneId.of("Europe/Berlin")),
                        "\"2024-10-27T02:30+01:00[Europe/Berlin]\""),
                row(TypeRef.of(Duration.class), Duration.ofMillis(-1), "\"PT-0.001S\""),
                row(TypeRef.of(Duration.class), Duration.ofSeconds(Long.MIN_VALUE), "\"PT-2562047788015215H-30M-8S\""),
                row(TypeRef.of(Period.class), Period.of(-1, 2, 0), "\"P-1Y2M\""),
                row(TypeRef.of(Year.class), Year.of(5), "\"0005\""),
                row(TypeRef.of(Year.class), Year.of(12345), "\"+12345\""),
                row(TypeRef.of(YearMonth.class), YearMonth.of(12345, 6), "\"+12345-06\""),
                row(TypeRef.of(YearMonth.class), YearMonth.of(-1, 1), "\"-0001-01\""),
                row(TypeRef.of(MonthDay.class), MonthDay.of(2, 29), "\"--02-29\""),
                row(TypeRef.of(ZoneId.class), ZoneId.of("Europe/Berlin"), "\"Europe/Berlin\""),
                row(TypeRef.of(ZoneOffset.class), ZoneOffset.ofHours(2), "\"+02:00\""),
                row(TypeRef.of(Point.class), new Point(0.5, 3), "{\"x\":0.5,\"y\":3}"),
                row(TypeRef.of(Empty.class), new Empty(), "{}"),
                row(
                        TypeRef.of(Nullables.class),
                        new Nullables(null, null, Arrays.asList(1.0, null), null),
                        "{\"name\":null,\"point\":null,\"column\":[1.0,null],\"all\":null}"),
                row(
                        TypeRef.of(Arrays2.class),
                        new Arrays2(
                                new double[] {1, Double.NaN},
                                new int[][] {{1}, {}},
                                new String[] {"a", null},
                                new Point[] {new Point(1, 2)},
                                new char[] {'x'},
                                new byte[] {-1}),
                        "{\"doubles\":[1.0,\"NaN\"],\"matrix\":[[1],[]],\"names\":[\"a\",null],"
                                + "\"points\":[{\"x\":1.0,\"y\":2}],\"letters\":[\"x\"],\"bytes\":[-1]}"),
                row(
                        TypeRef.of(Tree.class),
                        new Tree("a", List.of(new Tree("b", List.of(), Optional.empty())), Optional.empty()),
                        "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[],\"twin\":null}],\"twin\":null}"),
                row(
                        new TypeRef<Optional<Tree>>() {},
                        Optional.of(new Tree("a", List.of(), Optional.of(new Tree("b", List.of(), Optional.empty())))),
                        "{\"name\":\"a\",\"children\":[],\"twin\":{\"name\":\"b\",\"children\":[],\"twin\":null}}"),
                row(
                        new TypeRef<Pair<String, List<Integer>>>() {},
                        new Pair<>("a", List.of(1)),
                        "{\"first\":\"a\",\"second\":[1]}"),
                row(
                        TypeRef.of(Shape.class),
                        new Square(2, CIRCLE),
                        "{\"type\":\"Square\",\"side\":2.0,\"inner\":{\"type\":\"Circle\",\"radius\":1.5}}"),
                row(TypeRef.of(Shape.class), new Line(), "{\"type\":\"Line\"}"),
                row(TypeRef.of(Circle.class), CIRCLE, "{\"radius\":1.5}"),
                row(
                        new TypeRef<List<Result<Integer>>>() {},
                        List.of(new Ok<>(1), new Failed<>("no")),
                        "[{\"type\":\"Ok\",\"value\":1},{\"type\":\"Failed\",\"why\":\"no\"}]"),
                row(new TypeRef<Optional<String>>() {}, Optional.empty(), "null"),
                row(new TypeRef<Optional<String>>() {}, Optional.of(""), "\"\""),
                row(new TypeRef<List<String>>() {}, List.of("b", "a", "b"), "[\"b\",\"a\",\"b\"]"),
                row(new TypeRef<List<? extends Point>>() {}, List.of(new Point(1, 2)), "[{\"x\":1.0,\"y\":2}]"),
                row(new TypeRef<ArrayList<Integer>>() {}, new ArrayList<>(List.of(2, 1)), "[2,1]"),
                row(new TypeRef<Set<Integer>>() {}, new LinkedHashSet<>(List.of(9, 10, 1)), "[1,10,9]"),
                row(new TypeRef<HashSet<String>>() {}, new HashSet<>(Set.of("b", "a", "c")), "[\"a\",\"b\",\"c\"]"),
                row(new TypeRef<LinkedHashSet<Integer>>() {}, new LinkedHashSet<>(List.of(9, 10, 1)), "[9,10,1]"),
                row(new TypeRef<SortedSet<Integer>>() {}, new TreeSet<>(Set.of(9, 10, 1)), "[1,9,10]"),
                row(new TypeRef<TreeSet<LocalDate>>() {}, new TreeSet<>(Set.of(LocalDate.EPOCH)), "[\"1970-01-01\"]"),
                row(
                        new TypeRef<Set<Point>>() {},
                        Set.of(new Point(2, 1), new Point(1, 1)),
                        "[{\"x\":1.0,\"y\":1},{\"x\":2.0,\"y\":1}]"),
                row(
                        new TypeRef<Map<String, Integer>>() {},
                        unordered,
                        "{\"a\":1,\"b\":2,\"\uFB01\":3,\"\uD83D\uDE00\":4}"),
                row(
                        new TypeRef<HashMap<String, Integer>>() {},
                        new HashMap<>(Map.of("b", 1, "a", 2)),
                        "{\"a\":2,\"b\":1}"),
                row(
                        new TypeRef<LinkedHashMap<String, Integer>>() {},
                        unordered,
                        "{\"b\":2,\"a\":1,\"\uD83D\uDE00\":4,\"\uFB01\":3}"),
                row(new TypeRef<SortedMap<Integer, String>>() {}, natural, "{\"9\":\"nine\",\"10\":\"ten\"}"),
                row(new TypeRef<NavigableMap<Integer, String>>() {}, natural, "{\"9\":\"nine\",\"10\":\"ten\"}"),
                row(new TypeRef<TreeMap<Integer, String>>() {}, natural, "{\"9\":\"nine\",\"10\":\"ten\"}"),
                row(new TypeRef<Map<Size, Double>>() {}, Map.of(Size.LARGE, 1.0), "{\"LARGE\":1.0}"),
                row(
                        new TypeRef<Map<LocalDate, List<Integer>>>() {},
                        Map.of(LocalDate.EPOCH, List.of(1)),
                        "{\"1970-01-01\":[1]}"),
                row(TypeRef.of(double[].class), new double[] {1, 2}, "[1.0,2.0]"),
                row(TypeRef.of(int[][][].class), new int[][][] {{{1}}, {}}, "[[[1]],[]]"),
                row(TypeRef.of(String[].class), new String[] {"a", null, ""}, "[\"a\",null,\"\"]"),
                row(TypeRef.of(Double[].class), new Double[] {null, Double.NaN}, "[null,\"NaN\"]"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueHasOneTextAndComesBack(TypeRef<Object> type, Object value, String json) throws Exception {
        String text = Law.checkText(Law.bind(Materializers.json(), type), value);

        assertThat(text).isEqualTo(json + "\n");
    }

    @Test
    void collectionIsABagOfSortedElements() throws Exception {
        var collections = Law.bind(Materializers.json(), new TypeRef<Collection<String>>() {});

        byte[] bytes = Law.write(collections, List.of("b", "a", "b"));

        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("[\"a\",\"b\",\"b\"]\n");
        assertThat(Law.read(collections, bytes)).containsExactly("a", "b", "b");
    }

    @Test
    void mapsAndSetsAreIteratedInTheStoredOrder() throws Exception {
        var maps = Law.bind(Materializers.json(), new TypeRef<Map<Integer, Integer>>() {});
        var sets = Law.bind(Materializers.json(), new TypeRef<Set<Integer>>() {});

        assertThat(readText(maps, "{\"9\":1,\"1\":2}").keySet()).containsExactly(9, 1);
        assertThat(readText(sets, "[9,1]")).containsExactly(9, 1);
    }

    @Test
    void listsMapsAndSetsOfNoClassAreUnmodifiable() throws Exception {
        var lists = Law.bind(Materializers.json(), new TypeRef<List<Integer>>() {});
        var maps = Law.bind(Materializers.json(), new TypeRef<Map<Integer, Integer>>() {});
        var sorted = Law.bind(Materializers.json(), new TypeRef<SortedSet<Integer>>() {});

        assertThatThrownBy(() -> readText(lists, "[1]").add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> readText(maps, "{}").put(1, 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> readText(sorted, "[1]").add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    record Picky(int positive) {
        Picky {
            if (positive <= 0) {
                throw new IllegalArgumentException("positive " + positive);
            }
        }
    }

    static Stream<Arguments> wrongTexts() {
        TypeRef<?> point = TypeRef.of(Point.class);
        TypeRef<?> integers = new TypeRef<List<Integer>>() {};
        return Stream.of(
                arguments(TypeRef.of(Integer.class), "\"7\"", "a string is no Integer"),
                arguments(TypeRef.of(Integer.class), "7.0", "a number with a fraction is no Integer"),
                arguments(TypeRef.of(Integer.class), "2147483648", "'2147483648' is no Integer"),
                arguments(TypeRef.of(Integer.class), "-0", "'-0' is no Integer"),
                arguments(TypeRef.of(Integer.class), "", "no JSON: there are no bytes"),
                arguments(TypeRef.of(Integer.class), "1 2", "more than one JSON value"),
                arguments(TypeRef.of(String.class), "7", "a whole number is no String"),
                arguments(TypeRef.of(String.class), "null", "null where no @Nullable allows it"),
                arguments(TypeRef.of(Boolean.class), "\"true\"", "a string is no Boolean"),
                arguments(TypeRef.of(Double.class), "\"1.0\"", "a string is no Double"),
                arguments(TypeRef.of(Double.class), "\"nan\"", "'nan' is no Double"),
                arguments(TypeRef.of(Double.class), "1e999", "'1e999' is no Double"),
                arguments(TypeRef.of(Size.class), "\"small\"", "'small' is no Size"),
                arguments(TypeRef.of(LocalDate.class), "\"2024-02-30\"", "'2024-02-30' is no LocalDate"),
                arguments(TypeRef.of(Character.class), "\"ab\"", "'ab' is no Character"),
                arguments(point, "[]", "an object expected, found an array"),
                arguments(point, "{\"x\":1.0}", "the component 'y' is missing"),
                arguments(
                        point,
                        "{\"x\":1.0,\"y\":1,\"z\":1}",
                        "'z' is no component of " + Point.class.getName() + ", which has x, y"),
                arguments(point, "{\"x\":1.0,\"y\":1,\"y\":1}", "the component 'y' twice"),
                arguments(point, "{\"x\":1.0,\"y\":null}", ".y: null where no @Nullable allows it"),
                arguments(integers, "[1,\"2\"]", "[1]: a string is no Integer"),
                arguments(
                        integers,
                        "[1",
                        "no JSON: Unexpected end-of-input: expected close marker for Array"
                                + " (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);"
                                + " line: 1, column: 1])"),
                arguments(
                        new TypeRef<List<Map<String, Point>>>() {},
                        "[{\"a\":{\"x\":\"?\",\"y\":1}}]",
                        "[0]['a'].x: '?' is no Double"),
                arguments(new TypeRef<Set<Integer>>() {}, "[1,1]", "a set with an element twice"),
                arguments(new TypeRef<Map<Integer, Integer>>() {}, "{\"1\":1,\"1\":1}", "the key '1' twice"),
                arguments(new TypeRef<Map<Integer, Integer>>() {}, "{\"01\":1}", "'01' is no Integer"),
                arguments(
                        TypeRef.of(Shape.class),
                        "{\"radius\":1.0,\"type\":\"Circle\"}",
                        "an object of " + Shape.class.getName() + " begins with its \"type\""),
                arguments(
                        TypeRef.of(Shape.class),
                        "{\"type\":\"Oval\"}",
                        "the type 'Oval' is none of Circle, Line, Square"),
                arguments(TypeRef.of(Shape.class), "{\"type\":1}", "\"type\" is a whole number, not a string"),
                arguments(
                        TypeRef.of(Picky.class),
                        "{\"positive\":0}",
                        "the constructor of " + Picky.class.getName()
                                + " refused the stored values: java.lang.IllegalArgumentException: positive 0"));
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void readingIsStrictAndSaysWhere(TypeRef<Object> type, String json, String message) {
        var materializer = Law.bind(Materializers.json(), type);

        assertThatThrownBy(() -> readText(materializer, json)).hasMessage(message);
    }

    @SuppressWarnings("unchecked") // a wrong element on purpose
    static Stream<Arguments> unwritable() {
        List<Object> wrong = (List<Object>) (List<?>) new ArrayList<>(List.of("a"));
        SortedSet<Integer> backwards = new TreeSet<>(Comparator.reverseOrder());
        SortedMap<Integer, Integer> backwardsMap = new TreeMap<>(Comparator.reverseOrder());
        Tree deep = new Tree("leaf", List.of(), Optional.empty());
        for (int i = 0; i < 1000; i++) {
            deep = new Tree("node", List.of(deep), Optional.empty());
        }
        return Stream.of(
                arguments(
                        new TypeRef<List<Integer>>() {},
                        Arrays.asList(1, null),
                        "[1]: null where no @Nullable allows it"),
                arguments(
                        new TypeRef<Pair<Point, String>>() {},
                        new Pair<Point, String>(new Point(1, 1), null),
                        ".second: null where no @Nullable allows it"),
                arguments(
                        new TypeRef<List<Integer>>() {},
                        wrong,
                        "[0]: java.lang.String where java.lang.Integer is declared"),
                arguments(
                        TypeRef.of(String.class),
                        "a\uD83D",
                        "text with an unpaired surrogate at index 1, which UTF-8 cannot hold"),
                arguments(
                        new TypeRef<SortedSet<Integer>>() {},
                        backwards,
                        "a sorted collection with a comparator, which no bytes can hold; only the natural order can be stored"),
                arguments(
                        new TypeRef<TreeMap<Integer, Integer>>() {},
                        backwardsMap,
                        "a sorted collection with a comparator, which no bytes can hold; only the natural order can be stored"),
                arguments(
                        new TypeRef<Map<String, Integer>>() {},
                        new HashMap<>(java.util.Collections.singletonMap(null, 1)),
                        "a null key"),
                arguments(TypeRef.of(Tree.class), deep, "nested deeper than 1000 levels"));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void writingSaysWhichValueInsideIsWrong(TypeRef<Object> type, Object value, String message) {
        var materializer = Law.bind(Materializers.json(), type);

        assertThatThrownBy(() -> Law.write(materializer, value)).hasMessage(message);
    }

    interface Open {}

    record HasObject(List<Object> anything) {}

    record HasDate(Point point, Map<String, Date> dates) {}

    record Generic<T>(T value) {}

    sealed interface Named permits Tagged {}

    record Tagged(String type) implements Named {}

    sealed interface Classy permits NoRecord {}

    static final class NoRecord implements Classy {}

    sealed interface Twice permits Left.Same, Right.Same {}

    static class Left {
        record Same() implements Twice {}
    }

    static class Right {
        record Same() implements Twice {}
    }

    @SuppressWarnings("NullableOptional") // what is tested
    record Ambiguous(@Nullable Optional<String> name) {}

    record Endless<T>(Optional<Endless<List<T>>> next) {}

    static Stream<Arguments> unsupported() throws Exception {
        String here = JsonMaterializerTest.class.getName() + "$";
        Type variable = Generic.class.getTypeParameters()[0];
        return Stream.of(
                arguments(TypeRef.of(Object.class), "java.lang.Object may be anything"),
                arguments(new TypeRef<List<?>>() {}, "the wildcard ? may stand for any type"),
                arguments(
                        new TypeRef<List<? super Integer>>() {},
                        "the wildcard ? super java.lang.Integer may stand for any type"),
                arguments(ModelAccess.get().typeRef(variable), "the type variable T has no value here"),
                arguments(TypeRef.of(List.class), "java.util.List is raw: give its type arguments"),
                arguments(TypeRef.of(Open.class), here + "Open is an interface that is not sealed"),
                arguments(
                        TypeRef.of(Date.class),
                        "java.util.Date is neither a record nor another type with a form in JSON"),
                arguments(
                        TypeRef.of(Thread.class),
                        "java.lang.Thread is neither a record nor another type with a form in JSON"),
                arguments(
                        TypeRef.of(HasObject.class),
                        "java.lang.Object may be anything (component 'anything' of " + here + "HasObject)"),
                arguments(
                        new TypeRef<List<HasDate>>() {},
                        "java.util.Date is neither a record nor another type with a form in JSON"
                                + " (component 'dates' of " + here + "HasDate)"),
                arguments(
                        new TypeRef<Map<Point, String>>() {},
                        "the keys of java.util.Map<" + here + "Point,java.lang.String> have no form as text"),
                arguments(
                        new TypeRef<SortedSet<Point>>() {},
                        "the elements of java.util.SortedSet<" + here + "Point> have no natural order"),
                arguments(
                        new TypeRef<TreeMap<ZoneId, String>>() {},
                        "the keys of java.util.TreeMap<java.time.ZoneId,java.lang.String> have no natural order"),
                arguments(
                        new TypeRef<Optional<Optional<String>>>() {},
                        "in java.util.Optional<java.util.Optional<java.lang.String>> null could mean two things"),
                arguments(
                        TypeRef.of(Ambiguous.class),
                        "java.util.Optional<java.lang.String> is @Nullable, so that null could mean two things"
                                + " (component 'name' of " + here + "Ambiguous)"),
                arguments(
                        TypeRef.of(Named.class),
                        "the component 'type' of " + here
                                + "Tagged has the name under which a sealed interface stores which record it is"),
                arguments(TypeRef.of(Classy.class), here + "NoRecord, permitted by " + here + "Classy, is no record"),
                arguments(
                        TypeRef.of(Twice.class),
                        here + "Twice permits two records named Same: " + here + "Left$Same and " + here
                                + "Right$Same"),
                arguments(TypeRef.of(Path.class), "java.nio.file.Path is an interface that is not sealed"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void typeWithoutAFormIsRefusedWithTheReason(TypeRef<?> type, String why) {
        assertThat(Materializers.json().supports(type)).isFalse();
        assertThat(JsonFamily.whole().whyNot(type)).contains(why);
    }

    @Test
    void recordOfEverLongerArgumentsIsRefused() {
        assertThat(JsonFamily.whole().whyNot(new TypeRef<Endless<String>>() {}))
                .contains("it holds types in types, 200 levels deep, or itself with ever longer type arguments"
                        + " (component 'next' of " + Endless.class.getName() + ")");
    }

    private static <T> T readText(dev.icosian.Materializer<T> materializer, String json) throws Exception {
        return Law.read(materializer, json.getBytes(StandardCharsets.UTF_8));
    }
}
