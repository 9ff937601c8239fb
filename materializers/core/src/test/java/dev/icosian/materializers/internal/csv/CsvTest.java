package dev.icosian.materializers.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.Column;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.TypeRef;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.Law;
import dev.icosian.materializers.Materializers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    record Day(
            LocalDate date,
            double spend,
            @Nullable Long signups,
            @Column("Weather, rough") @Nullable String weather) {}

    record Point(int x, int y) {}

    record Text(String text) {}

    record Nothing(@Nullable String nothing) {}

    record Mixed(boolean flag, float number, char letter, DayOfWeek weekday, BigDecimal exact, byte small) {}

    record Series(
            LocalDate[] date,
            double[] spend,
            @Column("New signups") Long[] signups,
            String[] note,
            boolean[] flag) {}

    record Picky(int positive) {
        Picky {
            if (positive <= 0) {
                throw new IllegalArgumentException("positive " + positive);
            }
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(
                        Materializers.csv(Day.class),
                        List.of(
                                new Day(LocalDate.of(2024, 1, 1), 1e10, null, null),
                                new Day(LocalDate.of(2024, 1, 2), Double.NaN, 3L, ""),
                                new Day(LocalDate.of(2024, 1, 3), 0.1, 4L, "rain, \"heavy\"\r\nthen snow; ")),
                        """
                        date,spend,signups,"Weather, rough"
                        2024-01-01,1.0E10,,
                        2024-01-02,NaN,3,""
                        2024-01-03,0.1,4,"rain, ""heavy""\r
                        then snow; "
                        """),
                arguments(Materializers.csv(Point.class), List.of(), "x,y\n"),
                arguments(
                        Materializers.csv(Point.class, CsvOptions.separatedBy(';')),
                        List.of(new Point(1, 2)),
                        "x;y\n1;2\n"),
                arguments(
                        Materializers.csv(Text.class, CsvOptions.separatedBy('\t')),
                        List.of(
                                new Text("a,b"),
                                new Text("a\tb"),
                                new Text("ä€\uD83D\uDE00"),
                                new Text(""),
                                new Text(" ")),
                        "text\na,b\n\"a\tb\"\nä€\uD83D\uDE00\n\"\"\n \n"),
                arguments(
                        Materializers.csv(Nothing.class),
                        Arrays.asList(new Nothing(null), new Nothing(""), new Nothing("null")),
                        "nothing\n\n\"\"\nnull\n"),
                arguments(
                        Materializers.csv(Mixed.class),
                        List.of(new Mixed(true, -0.0f, '"', DayOfWeek.FRIDAY, new BigDecimal("1.50"), (byte) -1)),
                        "flag,number,letter,weekday,exact,small\ntrue,-0.0,\"\"\"\",FRIDAY,1.50,-1\n"),
                arguments(
                        Materializers.csvColumns(Series.class),
                        new Series(
                                new LocalDate[] {LocalDate.EPOCH, null},
                                new double[] {1, Double.NEGATIVE_INFINITY},
                                new Long[] {null, 2L},
                                new String[] {"", null},
                                new boolean[] {true, false}),
                        """
                        date,spend,New signups,note,flag
                        1970-01-01,1.0,,"",true
                        ,-Infinity,2,,false
                        """),
                arguments(
                        Materializers.csvColumns(Series.class, CsvOptions.separatedBy(';')),
                        new Series(new LocalDate[0], new double[0], new Long[0], new String[0], new boolean[0]),
                        "date;spend;New signups;note;flag\n"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueHasOneTextAndComesBack(Materializer<Object> csv, Object value, String text) throws Exception {
        assertThat(Law.checkText(csv, value)).isEqualTo(text);
    }

    @Test
    void anyTextComesBack() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "a,;\"\n\r\t ä\uD83D\uDE00";
        List<Day> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(6), 0, 9)
                    .forEach(index -> text.appendCodePoint(alphabet.codePoints().toArray()[index]));
            rows.add(new Day(LocalDate.EPOCH, random.nextGaussian(), random.nextLong(), text.toString()));
        }

        assertThat(Law.check(Materializers.csv(Day.class), rows))
                .as("seed " + seed)
                .isNotEmpty();
    }

    @Test
    void readListIsUnmodifiable() throws Exception {
        List<Point> rows = read(Materializers.csv(Point.class), "x,y\n1,2\n");

        assertThatThrownBy(() -> rows.add(new Point(1, 2))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void typeIsThatOfTheNode() {
        assertThat(Materializers.csv(Point.class).type()).isEqualTo(new TypeRef<List<Point>>() {});
        assertThat(new TypeRef<List<Point>>() {})
                .isEqualTo(Materializers.csv(Point.class).type());
        assertThat(Materializers.csv(Point.class).type()).hasSameHashCodeAs(new TypeRef<List<Point>>() {});
        assertThat(Materializers.csv(Point.class).supports(new TypeRef<List<Text>>() {}))
                .isFalse();
        assertThat(Materializers.csvColumns(Series.class).type()).isEqualTo(TypeRef.of(Series.class));
    }

    @Test
    void optionsAreWhatShapesTheBytesBeyondTheType() {
        assertThat(Materializers.csv(Point.class).options()).isEmpty();
        assertThat(Materializers.csv(Point.class, CsvOptions.separatedBy(';')).options())
                .isEqualTo(Map.of("separator", ";"));
        assertThat(Materializers.csvColumns(Series.class).options())
                .isEqualTo(Map.of("headers", "date,spend,New signups,note,flag"));
    }

    static Stream<Arguments> wrongTexts() {
        var days = Materializers.csv(Day.class);
        var points = Materializers.csv(Point.class);
        var texts = Materializers.csv(Text.class);
        return Stream.of(
                arguments(points, "", "line 1: the header is missing, expected [x, y]"),
                arguments(points, "x\n", "line 1: the header is [x], expected [x, y]"),
                arguments(points, "y,x\n", "line 1: the header is [y, x], expected [x, y]"),
                arguments(points, "x;y\n", "line 1: the header is [x;y], expected [x, y]"),
                arguments(points, "x,y", "line 1: the line has no end: the file is cut off"),
                arguments(points, "x,y\n1,2", "line 2: the line has no end: the file is cut off"),
                arguments(points, "x,y\n1,2\n1\n", "line 3: 1 field, expected 2"),
                arguments(points, "x,y\n1,2\n\n", "line 3: 1 field, expected 2"),
                arguments(points, "x,y\n1,2,3\n", "line 2: 3 fields, expected 2"),
                arguments(points, "x,y\n1,2\n1,2.0\n", "line 3, column 'y': '2.0' is no Integer"),
                arguments(points, "x,y\n1, 2\n", "line 2, column 'y': ' 2' is no Integer"),
                arguments(
                        points,
                        "x,y\n1,\n",
                        "line 2, column 'y': an empty field, but the column is not @Nullable (an empty text is \"\")"),
                arguments(
                        points,
                        "x,y\r\n1,2\r\n",
                        "line 1: a carriage return in a field that does not begin with a quote"),
                arguments(texts, "text\na\"b\n", "line 2: a quote in a field that does not begin with a quote"),
                arguments(texts, "text\n\"a\"b\n", "line 2: a quoted field goes on behind its quote"),
                arguments(texts, "text\n\"a\n", "line 2: a quoted field has no end: the file is cut off"),
                arguments(texts, "text\n\"a\n\nb\"\n\"", "line 5: a quoted field has no end: the file is cut off"),
                arguments(
                        texts,
                        "text\n\n",
                        "line 2, column 'text': an empty field, but the column is not @Nullable (an empty text is \"\")"),
                arguments(
                        days,
                        "date,spend,signups,\"Weather, rough\"\n2024-02-30,1.0,,\n",
                        "line 2, column 'date': '2024-02-30' is no LocalDate"),
                arguments(
                        Materializers.csv(Picky.class),
                        "positive\n1\n0\n",
                        "line 3: the constructor of " + Picky.class.getName()
                                + " refused the stored values: java.lang.IllegalArgumentException: positive 0"));
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void readingIsStrictAndSaysTheLine(Materializer<Object> csv, String text, String message) {
        assertThatThrownBy(() -> read(csv, text)).hasMessage(message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] latin = "text\nä\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Law.read(Materializers.csv(Text.class), latin))
                .hasMessage("line 1 or later: the bytes are no UTF-8 text");
    }

    static Stream<Arguments> unwritable() {
        Series series = new Series(new LocalDate[1], new double[1], new Long[1], new String[2], new boolean[1]);
        return Stream.of(
                arguments(
                        Materializers.csv(Day.class),
                        List.of(new Day(null, 1, null, null)),
                        "row 0, column 'date': null where no @Nullable allows it"),
                arguments(Materializers.csv(Day.class), Arrays.asList((Day) null), "row 0 is null"),
                arguments(
                        Materializers.csv(Text.class),
                        List.of(new Text("a"), new Text("\uD83D")),
                        "row 1, column 'text': text with an unpaired surrogate at index 0, which UTF-8 cannot hold"),
                arguments(
                        Materializers.csvColumns(Series.class),
                        series,
                        "the column 'note' has 2 values, the column 'date' has 1"),
                arguments(
                        Materializers.csvColumns(Series.class),
                        new Series(new LocalDate[0], new double[0], null, new String[0], new boolean[0]),
                        "the column 'New signups' is null"));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void writingSaysWhichFieldIsWrong(Materializer<Object> csv, Object value, String message) {
        assertThatThrownBy(() -> Law.write(csv, value)).hasMessage(message);
    }

    record Nested(Point point, List<String> list, int fine) {}

    record SameHeader(@Column("b") int a, int b) {}

    record NotOnlyArrays(double[] fine, int[][] matrix, double scalar) {}

    record NoColumns() {}

    @Test
    void recordsThatAreNoRowsAreRefusedWithAllReasons() {
        String hint = "\n  fix: use numbers, text, enums or java.time, or materialize it as JSON";
        String nested = "no CSV for java.util.List<" + Nested.class.getName() + ">: the component ";
        assertThatThrownBy(() -> Materializers.csv(Nested.class))
                .isInstanceOf(PipelineException.class)
                .hasMessage("2 problems\n\n"
                        + "[Materialize/NoCsvColumn] " + nested + "'list' of " + Nested.class.getName()
                        + " is a java.util.List<java.lang.String>, not a scalar" + hint + "\n\n"
                        + "[Materialize/NoCsvColumn] " + nested + "'point' of " + Nested.class.getName() + " is a "
                        + Point.class.getName() + ", not a scalar" + hint);
        assertThatThrownBy(() -> Materializers.csv(SameHeader.class))
                .hasMessageContaining(
                        "the components 'a' and 'b' of " + SameHeader.class.getName() + " have the same header 'b'");
        assertThatThrownBy(() -> Materializers.csv(NoColumns.class)).hasMessageContaining("has no components");
        assertThatThrownBy(() -> Materializers.csvColumns(NotOnlyArrays.class))
                .hasMessageStartingWith("2 problems")
                .hasMessageContaining("'matrix' of " + NotOnlyArrays.class.getName()
                        + " is a int[][], not a one-dimensional array of scalars")
                .hasMessageContaining("'scalar' of " + NotOnlyArrays.class.getName()
                        + " is a double, not a one-dimensional array of scalars");
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', '\uD83D'})
    void separatorMustBeTellable(char separator) {
        assertThatThrownBy(() -> CsvOptions.separatedBy(separator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quote, the end of a line or half a character cannot separate fields");
    }

    private static <T> T read(Materializer<T> csv, String text) throws Exception {
        return Law.read(csv, text.getBytes(StandardCharsets.UTF_8));
    }
}
