package dev.icosian.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {
    private record Point(int x, double y) {}

    private record Line(Point from, Point to, List<String> names) {}

    private enum Region {
        UK
    }

    static List<Arguments> shown() {
        return List.of(
                Arguments.of(null, "null", true),
                Arguments.of(7, "7", true),
                Arguments.of(0.1, "0.1", true),
                Arguments.of(1e10, "1.0E10", true),
                Arguments.of(Double.NaN, "NaN", true),
                Arguments.of(true, "true", true),
                Arguments.of(new BigDecimal("1.50"), "1.50", true),
                Arguments.of("a \"b\"\n", "\"a \\\"b\\\"\\n\"", true),
                Arguments.of(Region.UK, "UK", true),
                Arguments.of(LocalDate.of(2026, 1, 31), "2026-01-31", true),
                Arguments.of(Optional.of(3), "3", true),
                Arguments.of(new Point(1, 2.5), "{x: 1, y: 2.5}", true),
                Arguments.of(
                        new Line(new Point(1, 2), new Point(3, 4), List.of("a", "b")),
                        "{from: {x: 1, y: 2.0}, to: {x: 3, y: 4.0}, names: [\"a\", \"b\"]}",
                        true),
                Arguments.of(Arrays.asList(1, null, 3), "[1, null, 3]", true),
                Arguments.of(map("a", 1, "b", List.of()), "{a: 1, b: []}", true),
                Arguments.of(new double[] {470.72, 575.39}, "double[2] 470.72, 575.39", true),
                Arguments.of(new String[] {"a", null}, "String[2] \"a\", null", true),
                Arguments.of(new int[0], "int[0]", true),
                Arguments.of(
                        IntStream.range(0, 1000).toArray(),
                        "int[1000] 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …",
                        false),
                Arguments.of(
                        DoubleStream.of(1, 2, 3, 4, 5).map(i -> i / 3).toArray(),
                        "double[5] 0.3333333333333333, 0.6666666666666666, 1.0, 1.3333333333333333, 1.6666666666666667",
                        true),
                Arguments.of(new double[3][4], "double[3][4]", false));
    }

    private static Map<String, Object> map(String a, Object one, String b, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(a, one);
        map.put(b, two);
        return map;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void shortValuesAreShown(Object value, String text, boolean whole) {
        assertThat(ValueText.of(value)).contains(new ValueText.Shown(text, whole));
    }

    static List<Object> notShown() {
        return List.of(
                Collections.nCopies(100, 1234),
                "x".repeat(1000),
                new Object(),
                List.of(new Object()),
                new Object[] {new Object()},
                Map.of("a", "x".repeat(200)),
                new Line(new Point(1, 2), new Point(3, 4), Collections.nCopies(60, "abc")),
                nested(100));
    }

    private static Object nested(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    @ParameterizedTest
    @MethodSource("notShown")
    void longAndForeignValuesAreNot(Object value) {
        assertThat(ValueText.of(value)).isEmpty();
    }
}
