package dev.icosian.compiler.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Default;
import dev.icosian.TypeRef;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueCodecTest {
    enum Region {
        US,
        UK {
            @Override
            boolean drivesLeft() {
                return true;
            }
        };

        boolean drivesLeft() {
            return false;
        }
    }

    record Limits(
            double low,
            @Default("1.5") double high,
            @Nullable String note) {
        Limits {
            if (low > high) {
                throw new IllegalArgumentException("low is above high");
            }
        }
    }

    record Pair<A, B>(A first, B second) {}

    record Tree(String name, @Default("[]") List<Tree> children) {}

    record Chain<T>(T value, @Nullable Chain<T> next) {}

    record Weights(
            double[] values, @Default("[UK]") @Nullable String text) {}

    private static ValueCodec codec(TypeRef<?> type) {
        return ValueCodec.forType(type)
                .orElseThrow(() ->
                        new AssertionError(ValueCodec.whyNot(type).orElseThrow().reason()));
    }

    /** Declared type, text form, value, canonical JSON. */
    static List<Arguments> values() {
        return List.of(
                row(int.class, "7", 7, "7"),
                row(Integer.class, " -2147483648 ", Integer.MIN_VALUE, "-2147483648"),
                row(byte.class, "-128", (byte) -128, "-128"),
                row(short.class, "32767", (short) 32767, "32767"),
                row(long.class, "9223372036854775807", Long.MAX_VALUE, "9223372036854775807"),
                row(BigInteger.class, "9223372036854775808", BigInteger.TWO.pow(63), "9223372036854775808"),
                row(BigInteger.class, "7", BigInteger.valueOf(7), "7"),
                row(double.class, "7", 7.0, "7.0"),
                row(double.class, "0.1", 0.1, "0.1"),
                row(double.class, "-0.0", -0.0, "-0.0"),
                row(double.class, "1e10", 1e10, "1.0E10"),
                row(double.class, "9007199254740993", 9007199254740992.0, "9.007199254740992E15"),
                row(double.class, "NaN", Double.NaN, "\"NaN\""),
                row(double.class, "\"-Infinity\"", Double.NEGATIVE_INFINITY, "\"-Infinity\""),
                row(Double.class, "4.9E-324", Double.MIN_VALUE, "4.9E-324"),
                row(float.class, "0.1", 0.1f, "0.1"),
                row(float.class, "16777217", 16777216f, "1.6777216E7"),
                row(float.class, "-0.0", -0.0f, "-0.0"),
                row(float.class, "Infinity", Float.POSITIVE_INFINITY, "\"Infinity\""),
                row(boolean.class, "true", true, "true"),
                row(BigDecimal.class, "0.10", new BigDecimal("0.10"), "\"0.10\""),
                row(BigDecimal.class, "\"1E+3\"", new BigDecimal("1E+3"), "\"1E+3\""),
                row(BigDecimal.class, "7", new BigDecimal("7"), "\"7\""),
                row(String.class, "signups", "signups", "\"signups\""),
                row(String.class, "\"quoted\" ", "\"quoted\" ", "\"\\\"quoted\\\" \""),
                row(String.class, "", "", "\"\""),
                row(String.class, "null", "null", "\"null\""),
                row(char.class, ";", ';', "\";\""),
                row(Region.class, "UK", Region.UK, "\"UK\""),
                row(URI.class, "s3://bucket/a%20b", URI.create("s3://bucket/a%20b"), "\"s3://bucket/a%20b\""),
                row(Path.class, "data/signups.csv", Path.of("data/signups.csv"), "\"data/signups.csv\""),
                row(LocalDate.class, "2026-01-31", LocalDate.of(2026, 1, 31), "\"2026-01-31\""),
                row(LocalTime.class, "23:59", LocalTime.of(23, 59), "\"23:59\""),
                row(LocalTime.class, "23:59:00", LocalTime.of(23, 59), "\"23:59\""),
                row(LocalDateTime.class, "2026-01-31T23:59:30", LocalDateTime.of(2026, 1, 31, 23, 59, 30), null),
                row(
                        Instant.class,
                        "2026-01-31T23:59:30.5Z",
                        Instant.ofEpochMilli(1769903970500L),
                        "\"2026-01-31T23:59:30.500Z\""),
                row(
                        OffsetDateTime.class,
                        "2026-01-31T23:59:30+01:00",
                        OffsetDateTime.parse("2026-01-31T23:59:30+01:00"),
                        null),
                row(OffsetTime.class, "23:59:30Z", OffsetTime.of(23, 59, 30, 0, ZoneOffset.UTC), null),
                row(
                        ZonedDateTime.class,
                        "2026-01-31T23:59:30+01:00[Europe/Berlin]",
                        ZonedDateTime.of(2026, 1, 31, 23, 59, 30, 0, ZoneId.of("Europe/Berlin")),
                        null),
                row(Duration.class, "PT15M", Duration.ofMinutes(15), null),
                row(Period.class, "P1M10D", Period.of(0, 1, 10), null),
                row(Year.class, "2026", Year.of(2026), null),
                row(Year.class, "0005", Year.of(5), null),
                row(Year.class, "+12345", Year.of(12345), null),
                row(YearMonth.class, "2026-01", YearMonth.of(2026, 1), null),
                row(MonthDay.class, "--01-31", MonthDay.of(1, 31), null),
                row(ZoneId.class, "Europe/Berlin", ZoneId.of("Europe/Berlin"), null),
                row(ZoneOffset.class, "+01:00", ZoneOffset.ofHours(1), null),
                row(double[].class, "[1,2.5,\"NaN\"]", new double[] {1, 2.5, Double.NaN}, "[1.0,2.5,\"NaN\"]"),
                row(int[].class, "[]", new int[0], "[]"),
                row(long[].class, "[7]", new long[] {7}, "[7]"),
                row(String[].class, "[\"a\"]", new String[] {"a"}, "[\"a\"]"),
                row(int[][].class, "[[1],[2,3]]", new int[][] {{1}, {2, 3}}, "[[1],[2,3]]"),
                Arguments.of(new TypeRef<List<Integer>>() {}, "[1, 2, 4]", List.of(1, 2, 4), "[1,2,4]"),
                Arguments.of(
                        new TypeRef<List<Path>>() {},
                        "[\"a\",\"b\"]",
                        List.of(Path.of("a"), Path.of("b")),
                        "[\"a\",\"b\"]"),
                Arguments.of(
                        new TypeRef<List<LocalDate>>() {},
                        "[\"2026-01-31\"]",
                        List.of(LocalDate.of(2026, 1, 31)),
                        "[\"2026-01-31\"]"),
                Arguments.of(
                        new TypeRef<Map<String, List<Double>>>() {},
                        "{\"b\":[1],\"a\":[]}",
                        Map.of("b", List.of(1.0), "a", List.of()),
                        "{\"a\":[],\"b\":[1.0]}"),
                row(Limits.class, "{\"low\":1}", new Limits(1, 1.5, null), "{\"high\":1.5,\"low\":1.0}"),
                row(
                        Limits.class,
                        "{\"low\":1,\"high\":null,\"note\":null}",
                        new Limits(1, 1.5, null),
                        "{\"high\":1.5,\"low\":1.0}"),
                row(
                        Limits.class,
                        "{\"low\":1,\"high\":2,\"note\":\"x\"}",
                        new Limits(1, 2, "x"),
                        "{\"high\":2.0,\"low\":1.0,\"note\":\"x\"}"),
                Arguments.of(
                        new TypeRef<Pair<Region, List<Pair<Integer, String>>>>() {},
                        "{\"first\":\"US\",\"second\":[{\"first\":1,\"second\":\"x\"}]}",
                        new Pair<>(Region.US, List.of(new Pair<>(1, "x"))),
                        "{\"first\":\"US\",\"second\":[{\"first\":1,\"second\":\"x\"}]}"),
                row(
                        Tree.class,
                        "{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}",
                        new Tree("a", List.of(new Tree("b", List.of()))),
                        "{\"children\":[{\"children\":[],\"name\":\"b\"}],\"name\":\"a\"}"),
                Arguments.of(
                        new TypeRef<Chain<Integer>>() {},
                        "{\"value\":1,\"next\":{\"value\":2}}",
                        new Chain<>(1, new Chain<>(2, null)),
                        "{\"next\":{\"value\":2},\"value\":1}"));
    }

    private static Arguments row(Class<?> type, String text, Object value, String canonical) {
        return Arguments.of(TypeRef.of(type), text, value, canonical == null ? "\"" + text + "\"" : canonical);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void textIsReadAndWrittenCanonically(TypeRef<?> type, String text, Object value, String canonical) {
        ValueCodec codec = codec(type);
        Object read = codec.fromText(text);
        assertThat(read).isEqualTo(value);
        assertThat(codec.canonicalText(read)).isEqualTo(canonical);
        assertThat(codec.canonical(value)).isEqualTo(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(codec.canonicalText(codec.fromJsonText(canonical))).isEqualTo(canonical);
        assertThat(codec.canonicalText(codec.fromJson(JsonReader.read(canonical, Decimals.DOUBLE))))
                .isEqualTo(canonical);
    }

    /** Declared type, JSON, message. */
    static List<Arguments> misfits() {
        return List.of(
                bad(int.class, "\"7\"", "expected a whole number, found \"7\""),
                bad(int.class, "7.0", "expected a whole number, found 7.0"),
                bad(int.class, "null", "expected a whole number, found null"),
                bad(int.class, "[7]", "expected a whole number, found a list"),
                bad(int.class, "true", "expected a whole number, found true"),
                bad(
                        int.class,
                        "2147483648",
                        "expected a whole number from -2147483648 to 2147483647 (int), found 2147483648"),
                bad(byte.class, "128", "expected a whole number from -128 to 127 (byte), found 128"),
                bad(
                        long.class,
                        "9223372036854775808",
                        "expected a whole number from -9223372036854775808 to 9223372036854775807 (long), found 9223372036854775808"),
                bad(double.class, "\"7\"", "expected a number, found \"7\""),
                bad(double.class, "\"nan\"", "expected a number, found \"nan\""),
                bad(double.class, "1e400", "expected a number in the range of a double, found 1E+400"),
                bad(double.class, "1e-400", "expected a number in the range of a double, found 1E-400"),
                bad(float.class, "1e39", "expected a number in the range of a float, found 1E+39"),
                bad(boolean.class, "\"true\"", "expected true or false, found \"true\""),
                bad(boolean.class, "1", "expected true or false, found 1"),
                bad(BigDecimal.class, "\"x\"", "expected a decimal number, found \"x\""),
                bad(String.class, "7", "expected text, found 7"),
                bad(char.class, "\"ab\"", "expected one character, found \"ab\""),
                bad(Region.class, "\"EU\"", "expected one of US, UK, found \"EU\""),
                bad(Region.class, "\"uk\"", "expected one of US, UK, found \"uk\"; did you mean 'UK' or 'US'?"),
                bad(LocalDate.class, "\"2026-02-30\"", "expected a date such as 2026-01-31, found \"2026-02-30\""),
                bad(LocalDate.class, "20260131", "expected a date such as 2026-01-31, found 20260131"),
                bad(Duration.class, "\"15m\"", "expected a duration such as PT15M, found \"15m\""),
                bad(Year.class, "2026", "expected a year such as 2026, found 2026"),
                bad(
                        ZoneId.class,
                        "\"Europe/Berlim\"",
                        "expected a time zone such as Europe/Berlin, found \"Europe/Berlim\""),
                bad(URI.class, "\"a b\"", "expected a URI, found \"a b\""),
                bad(Path.class, "\"\"", "expected a path, found \"\""),
                bad(double[].class, "[1,true]", "[1]: expected a number, found true"),
                bad(double[].class, "[1,null]", "[1]: expected a number, found null"),
                bad(double[].class, "1", "expected a list, each item a number, found 1"),
                Arguments.of(
                        new TypeRef<List<Integer>>() {},
                        "{}",
                        "expected a list, each item a whole number, found an object"),
                Arguments.of(
                        new TypeRef<Map<String, List<Integer>>>() {},
                        "{\"a\":[1,2.5]}",
                        "a[1]: expected a whole number, found 2.5"),
                Arguments.of(
                        new TypeRef<Map<String, Integer>>() {},
                        "[]",
                        "expected an object, each value a whole number, found an empty list"),
                Arguments.of(
                        new TypeRef<List<Limits>>() {},
                        "[{\"low\":1},{\"low\":\"x\"}]",
                        "[1].low: expected a number, found \"x\""),
                Arguments.of(
                        new TypeRef<List<Limits>>() {}, "[{\"high\":1}]", "[0]: the field low is missing: a number"),
                bad(Limits.class, "{\"low\":null}", "the field low is missing: a number"),
                bad(Limits.class, "{\"low\":1,\"hig\":2}", "there is no field \"hig\"; did you mean 'high'?"),
                bad(
                        Limits.class,
                        "{\"low\":1,\"colour\":2}",
                        "there is no field \"colour\"; there are only low, high, note"),
                bad(
                        Limits.class,
                        "{\"low\":2}",
                        "Limits refuses these values: java.lang.IllegalArgumentException: low is above high"),
                bad(
                        Limits.class,
                        "7",
                        "expected an object with the fields low, high (optional), note (optional), found 7"),
                bad(
                        Tree.class,
                        "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[{}]}]}",
                        "children[0].children[0]: the field name is missing: text"));
    }

    private static Arguments bad(Class<?> type, String json, String message) {
        return Arguments.of(TypeRef.of(type), json, message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("misfits")
    void misfitNamesPlaceExpectationAndFind(TypeRef<?> type, String json, String message) {
        assertThatThrownBy(() -> codec(type).fromJsonText(json))
                .isInstanceOf(ValueCodecException.class)
                .hasMessage(message);
    }

    static List<Arguments> badTexts() {
        return List.of(
                bad(int.class, "seven", "expected a whole number, found \"seven\""),
                bad(int.class, "", "expected a whole number, found \"\""),
                bad(int.class, "7 8", "expected a whole number, found \"7 8\""),
                bad(boolean.class, "yes", "expected true or false, found \"yes\""),
                bad(Region.class, "U", "expected one of US, UK, found \"U\""),
                bad(LocalDate.class, "31.1.2026", "expected a date such as 2026-01-31, found \"31.1.2026\""),
                bad(
                        int[].class,
                        "[1,2",
                        "expected a list, each item a whole number, as JSON; line 1, column 5: the JSON ends before it is complete"),
                bad(String[].class, "a,b", null));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badTexts")
    void badTextIsShown(TypeRef<?> type, String text, @Nullable String message) {
        assertThatThrownBy(() -> codec(type).fromText(text))
                .isInstanceOf(ValueCodecException.class)
                .message()
                .satisfies(actual -> {
                    if (message == null) {
                        assertThat(actual).startsWith("expected a list, each item text, as JSON; line 1, column ");
                    } else {
                        assertThat(actual).isEqualTo(message);
                    }
                });
    }

    @Test
    void longTextIsCutInMessages() {
        assertThatThrownBy(() -> codec(TypeRef.of(int.class)).fromText("x".repeat(1000)))
                .hasMessage("expected a whole number, found \"" + "x".repeat(60) + "…\"");
    }

    /** Declared type, code, reason. */
    static List<Arguments> unsupported() {
        String possible = " cannot be written as a value; possible are numbers, boolean, String, enums, java.time, URI,"
                + " Path, and List, arrays, Map<String, …> and records of these";
        String nested = "a java.nio.file.Path can only be a value itself or an item of a List<Path>, not deeper inside,"
                + " because each file is recorded with the run under the name of its param";
        String outer = ValueCodecTest.class.getName() + "$";
        return List.of(
                Arguments.of(TypeRef.of(Object.class), "Params/Type", "java.lang.Object" + possible),
                Arguments.of(TypeRef.of(Number.class), "Params/Type", "java.lang.Number" + possible),
                Arguments.of(TypeRef.of(List.class), "Params/Type", "java.util.List" + possible),
                Arguments.of(
                        new TypeRef<Map<Integer, String>>() {},
                        "Params/Type",
                        "java.util.Map<java.lang.Integer,java.lang.String>" + possible),
                Arguments.of(
                        new TypeRef<List<? extends Number>>() {},
                        "Params/Type",
                        "'? extends java.lang.Number' says too little about its type; name the type itself"),
                Arguments.of(
                        TypeRef.of(Pair.class),
                        "Params/Type",
                        "component 'first' of " + outer
                                + "Pair: 'A' says too little about its type; name the type itself"),
                Arguments.of(new TypeRef<List<List<Path>>>() {}, "Params/NestedPath", nested),
                Arguments.of(new TypeRef<Map<String, Path>>() {}, "Params/NestedPath", nested),
                Arguments.of(TypeRef.of(Path[].class), "Params/NestedPath", nested),
                Arguments.of(
                        new TypeRef<Pair<Integer, Path>>() {},
                        "Params/NestedPath",
                        "component 'second' of " + outer + "Pair: " + nested),
                Arguments.of(
                        TypeRef.of(BadDefault.class),
                        "Params/Default",
                        "component 'count' of " + outer
                                + "BadDefault: @Default(\"x\") does not fit: expected a whole number, found \"x\""),
                Arguments.of(
                        TypeRef.of(Endless.class),
                        "Params/Default",
                        "component 'inner' of " + outer + "Endless: @Default(\"{}\") does not fit:"
                                + " a record cannot stand in a default of its own component"),
                Arguments.of(
                        new TypeRef<Grows<Integer>>() {},
                        "Params/Type",
                        outer + "Grows contains itself in ever new types"));
    }

    record BadDefault(@Default("x") int count) {}

    record Endless(@Default("{}") Endless inner) {}

    record Grows<T>(@Nullable Grows<List<T>> inner) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsupported")
    void typeWithoutCodecHasAReason(TypeRef<?> type, String code, String reason) {
        assertThat(ValueCodec.forType(type)).isEmpty();
        UnsupportedType finding = ValueCodec.whyNot(type).orElseThrow();
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.reason()).endsWith(reason);
        if (!finding.reason().startsWith("component 'inner' of " + ValueCodecTest.class.getName() + "$Grows: ")) {
            assertThat(finding.reason()).isEqualTo(reason);
        }
    }

    static List<Arguments> wrongValues() {
        return List.of(
                Arguments.of(TypeRef.of(int.class), 7L, "expected a whole number, found a java.lang.Long"),
                Arguments.of(TypeRef.of(double.class), 7, "expected a number, found a java.lang.Integer"),
                Arguments.of(TypeRef.of(String.class), 7, "expected text, found a java.lang.Integer"),
                Arguments.of(TypeRef.of(boolean.class), "true", "expected true or false, found a java.lang.String"),
                Arguments.of(TypeRef.of(Region.class), "US", "expected one of US, UK, found a java.lang.String"),
                Arguments.of(TypeRef.of(String.class), null, "expected text, found null"),
                Arguments.of(
                        TypeRef.of(int[].class),
                        List.of(),
                        "expected a list, each item a whole number, found a java.util.ImmutableCollections$ListN"),
                Arguments.of(
                        new TypeRef<List<String>>() {}, Arrays.asList("a", null), "[1]: expected text, found null"),
                Arguments.of(
                        new TypeRef<List<String>>() {}, List.of(1), "[0]: expected text, found a java.lang.Integer"),
                Arguments.of(
                        TypeRef.of(Weights.class), new Weights(new double[0], null), "text: expected text, found null"),
                Arguments.of(TypeRef.of(String.class), "\ud83d", "the text has an unpaired surrogate at index 0"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongValues")
    void valueOfAnotherTypeIsNotWritten(TypeRef<?> type, @Nullable Object value, String message) {
        assertThatThrownBy(() -> codec(type).canonicalText(value))
                .isInstanceOf(ValueCodecException.class)
                .hasMessage(message);
    }

    @Test
    void collectionsReadAreUnmodifiableAndMapsSorted() {
        ValueCodec maps = codec(new TypeRef<Map<String, Integer>>() {});
        Map<?, ?> map = (Map<?, ?>) maps.fromText("{\"b\":1,\"\ud83d\ude00\":2,\"\uFFFD\":3,\"a\":4}");
        assertThat(List.copyOf(map.keySet()).toString()).isEqualTo("[a, b, \uFFFD, \ud83d\ude00]");
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        List<?> list = (List<?>) codec(new TypeRef<List<Integer>>() {}).fromText("[1]");
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void decimalsKeepEveryDigitWhenReadExactly() {
        ValueCodec codec = codec(TypeRef.of(BigDecimal.class));
        assertThat(codec.fromText("3.14159265358979323846264338327950288"))
                .isEqualTo(new BigDecimal("3.14159265358979323846264338327950288"));
    }

    @Test
    void everyFloatReadsBackFromItsSpelling() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        ValueCodec codec = codec(TypeRef.of(float.class));
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                String json = codec.canonicalText(value);
                assertThat(codec.fromJsonText(json))
                        .as("seed %d, %s", seed, json)
                        .isEqualTo(value);
                assertThat(codec.fromJson(JsonReader.read(json, Decimals.DOUBLE)))
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void defaultsOfArraysAreNotShared() {
        ValueCodec codec = codec(TypeRef.of(Shared.class));
        Shared one = (Shared) codec.fromText("{}");
        Shared two = (Shared) codec.fromText("{}");
        assertThat(one.values()).isEqualTo(new int[] {1, 2}).isNotSameAs(two.values());
    }

    record Shared(@Default("[1,2]") int[] values) {}

    @Test
    void descriptionsSuitHelpTexts() {
        assertThat(codec(TypeRef.of(int.class)).describe()).isEqualTo("a whole number");
        assertThat(codec(TypeRef.of(Region.class)).describe()).isEqualTo("one of US, UK");
        assertThat(codec(new TypeRef<List<Region>>() {}).describe()).isEqualTo("a list, each item one of US, UK");
        assertThat(codec(TypeRef.of(Tree.class)).describe())
                .isEqualTo("an object with the fields name, children (optional)");
    }
}
