package dev.icosian.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueDifferenceTest {
    private record Row(String name, double[] values) {}

    private static Map<String, Integer> map(String... keys) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (String key : keys) {
            map.put(key, key.length());
        }
        return map;
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of(1, 2, "1 and 2"),
                Arguments.of(null, 2, "null and 2"),
                Arguments.of(0.0, -0.0, "0.0 and -0.0"),
                Arguments.of(new BigDecimal("1.0"), new BigDecimal("1.00"), "1.0 and 1.00"),
                Arguments.of(new double[] {1, 2, 3}, new double[] {1, 5, 3}, "[1]: 2.0 and 5.0"),
                Arguments.of(new int[] {1, 2, 3}, new int[] {0, 2, 0}, "[0]: 1 and 0, and in 1 more place"),
                Arguments.of(new int[] {1}, new int[] {1, 2}, "1 and 2 items"),
                Arguments.of(new int[][] {{1}, {2, 3}}, new int[][] {{1}, {2, 4}}, "[1][1]: 3 and 4"),
                Arguments.of(List.of("a", "b", "c"), List.of("a", "x", "y"), "[1]: b and x, and in 1 more place"),
                Arguments.of(Arrays.asList("a", null), Arrays.asList("a", "b"), "[1]: null and b"),
                Arguments.of(List.of(1), List.of(), "1 and 0 items"),
                Arguments.of(map("a", "b"), map("b", "a"), "the same keys in another order"),
                Arguments.of(map("a"), map("b"), "1 key and others"),
                Arguments.of(Map.of("k", 1), Map.of("k", 2), "[k]: 1 and 2"),
                Arguments.of(
                        List.of(new Row("x", new double[] {1})),
                        List.of(new Row("x", new double[] {2})),
                        "[0].values[0]: 1.0 and 2.0"),
                Arguments.of(Optional.of("a"), Optional.empty(), "a and null"),
                Arguments.of("one\ntwo\nthree\n", "one\nzwei\nthree\n", "line 2: two and zwei"),
                Arguments.of("one\ntwo\n", "one\ntwo\nthree\n", "2 and 3 lines"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void theFirstPlaceIsNamed(Object before, Object after, String difference) {
        assertThat(ValueDifference.between(before, after)).hasValue(difference);
    }

    @Test
    void equalValuesHaveNone() {
        values().forEach(each -> {
            assertThat(ValueDifference.between(each.get()[0], each.get()[0])).isEmpty();
            assertThat(ValueDifference.between(each.get()[1], each.get()[1])).isEmpty();
        });
    }
}
