package dev.icosian.compiler.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Importance;
import dev.icosian.NodeCheck;
import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.TypeRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What checks say about values: message, and number of failing elements where they fail. */
class VerdictTest {
    private static final double NAN = Double.NaN;
    private static final TypeRef<?> NUMBER = TypeRef.of(double.class);
    private static final TypeRef<?> NUMBERS = TypeRef.of(double[].class);
    private static final TypeRef<?> INTS = TypeRef.of(int[].class);
    private static final TypeRef<?> TEXT = TypeRef.of(String.class);
    private static final TypeRef<?> LIST = new TypeRef<List<Double>>() {};
    private static final TypeRef<?> TEXTS = new TypeRef<List<String>>() {};
    private static final TypeRef<?> ROWS = new TypeRef<List<double[]>>() {};

    static Stream<Arguments> verdicts() {
        Map<String, Object> unit = Map.of("min", 0.0, "max", 1.0);
        Map<String, Object> least = Map.of("min", 0.0);
        Map<String, Object> most = Map.of("max", 10.0);
        Map<String, Object> oneOf = Map.of("oneOf", List.of(0.0, 1.0));
        Map<String, Object> noNan = Map.of("nan", false);
        Map<String, Object> noNulls = Map.of("nulls", false);
        Map<String, Object> notEmpty = Map.of("notEmpty", true);
        Map<String, Object> mean = Map.of("meanMin", 1.0, "meanMax", 2.0);
        Map<String, Object> deviation = Map.of("maxStdDev", 1.0);
        Map<String, Object> letters = Map.of("matches", "[a-z]+");
        Map<String, Object> words = Map.of("oneOfText", List.of("a", "b"));
        return Stream.of(
                // range
                good(unit, NUMBER, 0.5, "0.5 is between 0.0 and 1.0"),
                good(unit, NUMBER, 0.0, "0.0 is between 0.0 and 1.0"),
                good(unit, NUMBER, 1.0, "1.0 is between 0.0 and 1.0"),
                good(unit, NUMBER, -0.0, "-0.0 is between 0.0 and 1.0"),
                good(unit, NUMBER, NAN, "0 values between 0.0 and 1.0"),
                bad(unit, NUMBER, 1.07, "1.07 is not between 0.0 and 1.0", 1),
                bad(least, NUMBER, -1.0, "-1.0 is not at least 0.0", 1),
                bad(most, NUMBER, Double.POSITIVE_INFINITY, "Infinity is not at most 10.0", 1),
                good(unit, NUMBERS, new double[] {}, "0 values between 0.0 and 1.0"),
                good(unit, NUMBERS, new double[] {1, NAN}, "1 value between 0.0 and 1.0"),
                good(unit, NUMBERS, new double[] {1, 0, 0.5}, "3 values between 0.0 and 1.0"),
                bad(unit, NUMBERS, new double[] {1.01, 0, 1.07}, "2 of 3 values above 1.0 (largest 1.07)", 2),
                bad(unit, NUMBERS, new double[] {-1, -3, NAN}, "2 of 2 values below 0.0 (least -3.0)", 2),
                bad(
                        unit,
                        NUMBERS,
                        new double[] {-1, 0.5, 2},
                        "1 of 3 values below 0.0 (least -1.0), 1 of 3 values above 1.0 (largest 2.0)",
                        2),
                bad(most, INTS, new int[] {7, 11, 12}, "2 of 3 values above 10 (largest 12)", 2),
                good(most, TypeRef.of(int.class), 7, "7 is at most 10"),
                bad(most, TypeRef.of(byte[].class), new byte[] {11}, "1 of 1 value above 10 (largest 11)", 1),
                bad(most, TypeRef.of(short[].class), new short[] {11}, "1 of 1 value above 10 (largest 11)", 1),
                bad(most, TypeRef.of(float[].class), new float[] {11}, "1 of 1 value above 10.0 (largest 11.0)", 1),
                bad(
                        Map.of("max", 9007199254740992.0),
                        TypeRef.of(long[].class),
                        new long[] {9007199254740992L, 9007199254740993L},
                        "1 of 2 values above 9007199254740992 (largest 9007199254740993)",
                        1),
                bad(
                        Map.of("max", 0.1),
                        TypeRef.of(BigDecimal.class),
                        new BigDecimal("0.11"),
                        "0.11 is not at most 0.1",
                        1),
                good(
                        Map.of("min", -1.0),
                        TypeRef.of(BigInteger.class),
                        BigInteger.TEN.pow(30),
                        "1000000000000000000000000000000 is at least -1"),
                bad(most, LIST, Arrays.asList(null, 11.0, 1.0), "1 of 2 values above 10.0 (largest 11.0)", 1),
                bad(
                        most,
                        ROWS,
                        Arrays.asList(new double[] {1, 11}, null, new double[] {12}),
                        "2 of 3 values above 10.0 (largest 12.0)",
                        2),
                bad(
                        most,
                        TypeRef.of(double[][].class),
                        new double[][] {{1, 2}, {30, 4}},
                        "1 of 4 values above 10.0 (largest 30.0)",
                        1),
                // one of
                good(oneOf, NUMBER, 1.0, "1 value among 0.0, 1.0"),
                good(oneOf, NUMBER, -0.0, "1 value among 0.0, 1.0"),
                good(oneOf, NUMBER, NAN, "0 values among 0.0, 1.0"),
                bad(oneOf, INTS, new int[] {0, 1, 2, 3}, "2 of 4 values not among 0, 1 (first 2)", 2),
                good(oneOf, TypeRef.of(boolean.class), true, "1 value among 0, 1"),
                bad(
                        Map.of("oneOf", List.of(1.0)),
                        TypeRef.of(boolean[].class),
                        new boolean[] {true, false},
                        "1 of 2 values not among 1 (first 0)",
                        1),
                good(
                        Map.of("oneOf", List.of(0.1)),
                        TypeRef.of(BigDecimal.class),
                        new BigDecimal("0.1"),
                        "1 value among 0.1"),
                bad(
                        Map.of("oneOf", List.of(0.1)),
                        TypeRef.of(BigDecimal.class),
                        new BigDecimal("0.11"),
                        "1 of 1 value not among 0.1 (first 0.11)",
                        1),
                good(Map.of("min", 0.1), TypeRef.of(BigDecimal.class), new BigDecimal("0.1"), "0.1 is at least 0.1"),
                good(
                        Map.of("oneOf", List.of(0.5)),
                        TypeRef.of(BigDecimal.class),
                        new BigDecimal("0.50"),
                        "1 value among 0.5"),
                good(words, TEXT, "a", "1 text among \"a\", \"b\""),
                bad(
                        words,
                        TEXTS,
                        List.of("a", "c\n", "d"),
                        "2 of 3 texts not among \"a\", \"b\" (first \"c\\u000a\")",
                        2),
                // matches
                good(letters, TEXT, "abc", "1 text matching [a-z]+"),
                bad(letters, TEXT, "abc1", "1 of 1 text not matching [a-z]+ (first \"abc1\")", 1),
                bad(letters, TEXTS, Arrays.asList("a", null, ""), "1 of 2 texts not matching [a-z]+ (first \"\")", 1),
                bad(
                        letters,
                        TEXT,
                        "\"".repeat(50),
                        "1 of 1 text not matching [a-z]+ (first \"" + "\\\"".repeat(40) + "…\")",
                        1),
                // NaN
                good(noNan, NUMBERS, new double[] {1, 2}, "0 of 2 values NaN"),
                good(noNan, NUMBERS, new double[] {}, "0 of 0 values NaN"),
                bad(noNan, NUMBER, NAN, "1 of 1 value NaN", 1),
                bad(noNan, LIST, Arrays.asList(NAN, null, 1.0, NAN), "2 of 3 values NaN", 2),
                good(
                        Map.of("maxNanFraction", 0.5),
                        NUMBERS,
                        new double[] {NAN, 1},
                        "1 of 2 values NaN, allowed is a share of 0.5"),
                bad(
                        Map.of("maxNanFraction", 0.5),
                        NUMBERS,
                        new double[] {NAN, 1, NAN},
                        "2 of 3 values NaN, allowed is a share of 0.5",
                        2),
                bad(
                        Map.of("maxNanFraction", 0.0),
                        TypeRef.of(float[].class),
                        new float[] {Float.NaN},
                        "1 of 1 value NaN",
                        1),
                // nulls
                good(noNulls, LIST, List.of(1.0), "0 of 1 value null"),
                bad(noNulls, LIST, Arrays.asList(1.0, null), "1 of 2 values null", 1),
                bad(noNulls, ROWS, Arrays.asList(new double[] {1, 2}, null), "1 of 3 values null", 1),
                bad(noNulls, TypeRef.of(String[].class), new String[] {null}, "1 of 1 value null", 1),
                bad(noNulls, LIST, null, "the value is null", 1),
                // not empty
                good(notEmpty, NUMBERS, new double[] {NAN}, "1 element"),
                bad(notEmpty, NUMBERS, new double[] {}, "there are no elements", 1),
                bad(notEmpty, TypeRef.of(char[].class), new char[] {}, "there are no elements", 1),
                good(notEmpty, TypeRef.of(char[].class), new char[] {'a', 'b'}, "2 elements"),
                bad(notEmpty, ROWS, List.of(new double[] {}, new double[] {}), "there are no elements", 1),
                good(notEmpty, TEXTS, Collections.singletonList(null), "1 element"),
                good(notEmpty, TEXT, "ab", "2 characters"),
                bad(notEmpty, TEXT, "", "the text is empty", 1),
                bad(notEmpty, TEXTS, null, "the value is null", 1),
                // moments
                good(mean, NUMBERS, new double[] {1, NAN, 2}, "mean 1.5 is between 1.0 and 2.0"),
                bad(mean, NUMBERS, new double[] {3, 4}, "mean 3.5 is not between 1.0 and 2.0", 1),
                bad(mean, NUMBERS, new double[] {}, "there is no number to take the mean of", 1),
                bad(mean, LIST, Arrays.asList(null, NAN), "there is no number to take the mean of", 1),
                bad(
                        mean,
                        NUMBERS,
                        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                        "mean NaN is not between 1.0 and 2.0",
                        1),
                good(deviation, INTS, new int[] {1, 3}, "standard deviation 1.0 is at most 1.0"),
                bad(deviation, INTS, new int[] {1, 5}, "standard deviation 2.0 is not at most 1.0", 1),
                bad(deviation, INTS, new int[] {}, "there is no number to take the standard deviation of", 1),
                good(deviation, NUMBERS, new double[100], "standard deviation 0.0 is at most 1.0"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void verdictSaysWhatWasFound(
            Map<String, Object> args, TypeRef<?> type, @Nullable Object value, CheckResult expected) {
        NamedCheck check =
                ValueChecks.of("x", type, value == null, CheckArgs.of(args)).get(0);

        assertThat(check.check().check(value)).isEqualTo(expected);
    }

    public static final class Positive implements NodeCheck<Integer> {
        @Override
        public CheckResult check(Integer value) {
            return new CheckResult(value > 0, "seen " + value, value > 0 ? 0 : 1);
        }
    }

    @Test
    void idsAndOrderAreThoseOfTheContract() {
        Map<String, Object> all = Map.of(
                "by",
                List.of(Positive.class, Positive.class),
                "min",
                0.0,
                "oneOf",
                List.of(1.0),
                "importance",
                Importance.WARN);
        List<NamedCheck> checks = ValueChecks.of("x", TypeRef.of(Integer.class), true, CheckArgs.of(all));
        assertThat(checks).extracting(NamedCheck::id).containsExactly("range", "oneOf", "positive", "positive");
        assertThat(checks).extracting(NamedCheck::importance).containsOnly(Importance.WARN);
        assertThat(checks)
                .extracting(NamedCheck::code)
                .containsExactly(List.of(), List.of(), List.of(Positive.class), List.of(Positive.class));

        Map<String, Object> ofNumbers =
                Map.of("maxStdDev", 1.0, "meanMin", 0.0, "notEmpty", true, "nulls", false, "nan", false, "max", 1.0);
        assertThat(ValueChecks.of("x", LIST, false, CheckArgs.of(ofNumbers)))
                .extracting(NamedCheck::id)
                .containsExactly("range", "nan", "nulls", "notEmpty", "mean", "stdDev");

        Map<String, Object> ofTexts = Map.of("matches", "a", "oneOfText", List.of("a"));
        assertThat(ValueChecks.of("x", TEXT, false, CheckArgs.of(ofTexts)))
                .extracting(NamedCheck::id)
                .containsExactly("oneOf", "matches");
    }

    @Test
    void ownCheckJudgesAndIsNotAskedAboutNull() throws Exception {
        NamedCheck check = ValueChecks.of(
                        "x", TypeRef.of(int.class), true, CheckArgs.of(Map.of("by", List.of(Positive.class))))
                .get(0);

        assertThat(check.operator("x", "positive").apply(new Object[] {-1}))
                .isEqualTo(new CheckOutcome("x", "positive", Importance.FAIL, new CheckResult(false, "seen -1", 1)));
        assertThat(check.operator("x", "positive").apply(new Object[] {null}))
                .isEqualTo(new CheckOutcome(
                        "x", "positive", Importance.FAIL, new CheckResult(true, "the value is null", 0)));
    }

    private static Arguments good(Map<String, Object> args, TypeRef<?> type, @Nullable Object value, String message) {
        return Arguments.of(args, type, value, new CheckResult(true, message, 0));
    }

    private static Arguments bad(
            Map<String, Object> args, TypeRef<?> type, @Nullable Object value, String message, long failing) {
        return Arguments.of(args, type, value, new CheckResult(false, message, failing));
    }
}
