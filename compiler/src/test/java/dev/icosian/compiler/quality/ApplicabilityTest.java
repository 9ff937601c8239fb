package dev.icosian.compiler.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.NodeCheck;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which argument of a check applies to which type of value. */
class ApplicabilityTest {
    private static final Map<String, Object> ARGUMENTS = new LinkedHashMap<>();

    static {
        ARGUMENTS.put("min", 0.0);
        ARGUMENTS.put("max", 1.0);
        ARGUMENTS.put("oneOf", List.of(1.0));
        ARGUMENTS.put("oneOfText", List.of("a"));
        ARGUMENTS.put("nan", false);
        ARGUMENTS.put("nulls", false);
        ARGUMENTS.put("maxNanFraction", 0.5);
        ARGUMENTS.put("notEmpty", true);
        ARGUMENTS.put("matches", "a*");
        ARGUMENTS.put("meanMin", 0.0);
        ARGUMENTS.put("meanMax", 1.0);
        ARGUMENTS.put("maxStdDev", 1.0);
    }

    public record Row(double x) {}

    private static final List<TypeRef<?>> TYPES = List.of(
            TypeRef.of(double.class),
            TypeRef.of(Float.class),
            TypeRef.of(int.class),
            TypeRef.of(Long.class),
            TypeRef.of(byte.class),
            TypeRef.of(BigDecimal.class),
            TypeRef.of(BigInteger.class),
            TypeRef.of(boolean.class),
            TypeRef.of(char.class),
            TypeRef.of(String.class),
            TypeRef.of(LocalDate.class),
            TypeRef.of(TimeUnit.class),
            TypeRef.of(Row.class),
            TypeRef.of(double[].class),
            TypeRef.of(int[].class),
            TypeRef.of(boolean[].class),
            TypeRef.of(Double[].class),
            TypeRef.of(String[].class),
            TypeRef.of(Row[].class),
            TypeRef.of(double[][].class),
            TypeRef.of(long[][].class),
            new TypeRef<List<Double>>() {},
            new TypeRef<ArrayList<Integer>>() {},
            new TypeRef<List<BigDecimal>>() {},
            new TypeRef<List<Boolean>>() {},
            new TypeRef<List<String>>() {},
            new TypeRef<List<? extends Double>>() {},
            new TypeRef<List<double[]>>() {},
            new TypeRef<List<List<Float>>>() {},
            new TypeRef<List<Double>[]>() {},
            new TypeRef<List<Row>>() {},
            TypeRef.of(List.class),
            new TypeRef<Map<String, Double>>() {},
            new TypeRef<Set<Double>>() {},
            new TypeRef<Optional<Double>>() {},
            TypeRef.of(Object.class));

    @Test
    void argumentsApplyByType() {
        String table = TYPES.stream()
                .map(type -> row(type, false))
                .collect(Collectors.joining(
                        "\n",
                        "min max oneOf oneOfText nan nulls maxNanFraction notEmpty matches"
                                + " meanMin meanMax maxStdDev\n",
                        "\n"));

        assertThat(table).isEqualTo("""
                min max oneOf oneOfText nan nulls maxNanFraction notEmpty matches meanMin meanMax maxStdDev
                x x x - x - x - - - - -  double
                x x x - x - x - - - - -  java.lang.Float
                x x x - - - - - - - - -  int
                x x x - - - - - - - - -  java.lang.Long
                x x x - - - - - - - - -  byte
                x x x - - - - - - - - -  java.math.BigDecimal
                x x x - - - - - - - - -  java.math.BigInteger
                - - x - - - - - - - - -  boolean
                - - - - - - - - - - - -  char
                - - - x - - - x x - - -  java.lang.String
                - - - - - - - - - - - -  java.time.LocalDate
                - - - - - - - - - - - -  java.util.concurrent.TimeUnit
                - - - - - - - - - - - -  Row
                x x x - x - x x - x x x  double[]
                x x x - - - - x - x x x  int[]
                - - x - - - - x - - - -  boolean[]
                x x x - x x x x - x x x  java.lang.Double[]
                - - - x - x - x x - - -  java.lang.String[]
                - - - - - x - x - - - -  Row[]
                x x x - x x x x - x x x  double[][]
                x x x - - x - x - x x x  long[][]
                x x x - x x x x - x x x  java.util.List<java.lang.Double>
                x x x - - x - x - x x x  java.util.ArrayList<java.lang.Integer>
                x x x - - x - x - x x x  java.util.List<java.math.BigDecimal>
                - - x - - x - x - - - -  java.util.List<java.lang.Boolean>
                - - - x - x - x x - - -  java.util.List<java.lang.String>
                x x x - x x x x - x x x  java.util.List<? extends java.lang.Double>
                x x x - x x x x - x x x  java.util.List<double[]>
                x x x - x x x x - x x x  java.util.List<java.util.List<java.lang.Float>>
                x x x - x x x x - x x x  java.util.List<java.lang.Double>[]
                - - - - - x - x - - - -  java.util.List<Row>
                - - - - - x - x - - - -  java.util.List
                - - - - - - - - - - - -  java.util.Map<java.lang.String,java.lang.Double>
                - - - - - - - - - - - -  java.util.Set<java.lang.Double>
                - - - - - - - - - - - -  java.util.Optional<java.lang.Double>
                - - - - - - - - - - - -  java.lang.Object
                """);
    }

    @Test
    void nullsApplyToEverythingThatIsNullable() {
        assertThat(row(TypeRef.of(String.class), true)).isEqualTo("- - - x - x - x x - - -  java.lang.String");
        assertThat(row(TypeRef.of(double[].class), true)).isEqualTo("x x x - x x x x - x x x  double[]");
        assertThat(row(TypeRef.of(LocalDate.class), true)).isEqualTo("- - - - - x - - - - - -  java.time.LocalDate");
    }

    @Test
    void allArgumentsOfTheAnnotationAreInTheTable() {
        List<String> others = List.of("by", "importance", "on");
        assertThat(CheckArgs.of(Map.of()).keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ARGUMENTS.keySet().stream(), others.stream())
                        .toList());
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("min", 0.0, "min applies to numbers, and arrays and lists of them"),
                Arguments.of("max", 0.0, "max applies to numbers, and arrays and lists of them"),
                Arguments.of(
                        "oneOf", List.of(1.0), "oneOf applies to numbers and booleans, and arrays and lists of them"),
                Arguments.of("oneOfText", List.of("a"), "oneOfText applies to String, and arrays and lists of it"),
                Arguments.of("nan", false, "nan applies to double and float, and arrays and lists of them"),
                Arguments.of(
                        "nulls",
                        false,
                        "nulls applies to @Nullable values, and arrays and lists of anything but primitives"),
                Arguments.of(
                        "maxNanFraction",
                        0.5,
                        "maxNanFraction applies to double and float, and arrays and lists of them"),
                Arguments.of("notEmpty", true, "notEmpty applies to String, arrays and lists"),
                Arguments.of("matches", "a", "matches applies to String, and arrays and lists of it"),
                Arguments.of("meanMin", 0.0, "meanMin applies to arrays and lists of numbers"),
                Arguments.of("meanMax", 0.0, "meanMax applies to arrays and lists of numbers"),
                Arguments.of("maxStdDev", 0.0, "maxStdDev applies to arrays and lists of numbers"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void notApplicableSaysWhatItAppliesTo(String argument, Object value, String hint) {
        assertThatThrownBy(() ->
                        ValueChecks.of("x", TypeRef.of(LocalDate.class), false, CheckArgs.of(Map.of(argument, value))))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Check/NotApplicable] @Check: " + argument
                        + " does not apply to 'x', which is java.time.LocalDate\n  fix: " + hint);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(Map.of("min", 3.0, "max", 2.0), "min 3.0 is greater than max 2.0"),
                Arguments.of(Map.of("min", Double.NaN), "min is NaN"),
                Arguments.of(Map.of("max", Double.NaN), "max is NaN"),
                Arguments.of(Map.of("meanMin", 3.0, "meanMax", 2.0), "meanMin 3.0 is greater than meanMax 2.0"),
                Arguments.of(Map.of("maxNanFraction", 1.5), "maxNanFraction 1.5 is not between 0 and 1"),
                Arguments.of(Map.of("maxNanFraction", -0.1), "maxNanFraction -0.1 is not between 0 and 1"),
                Arguments.of(Map.of("maxNanFraction", Double.NaN), "maxNanFraction NaN is not between 0 and 1"),
                Arguments.of(
                        Map.of("nan", false, "maxNanFraction", 0.5),
                        "nan = false allows none, but maxNanFraction allows a share of 0.5"),
                Arguments.of(Map.of("maxStdDev", -1.0), "maxStdDev -1.0 is not 0 or more"),
                Arguments.of(Map.of("maxStdDev", Double.NaN), "maxStdDev NaN is not 0 or more"),
                Arguments.of(
                        Map.of("oneOf", List.of(1.0, Double.NaN)),
                        "oneOf has NaN, which equals no number; say nan = true"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionIsAProblem(Map<String, Object> args, String message) {
        assertThatThrownBy(() -> ValueChecks.of("x", TypeRef.of(double[].class), false, CheckArgs.of(args)))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Check/IllegalArgument] @Check of 'x': " + message + "\n  fix: correct the argument");
    }

    @Test
    void badExpressionIsAProblem() {
        assertThatThrownBy(() ->
                        ValueChecks.of("x", TypeRef.of(String.class), false, CheckArgs.of(Map.of("matches", "[a"))))
                .hasMessage("[Check/IllegalArgument] @Check of 'x': matches is no regular expression:"
                        + " Unclosed character class near index 1\n  fix: correct the argument");
    }

    @Test
    void checkOfNothingIsAProblem() {
        assertThatThrownBy(() -> ValueChecks.of("x", TypeRef.of(String.class), false, CheckArgs.of(Map.of())))
                .hasMessage("[Check/IllegalArgument] @Check of 'x': it checks nothing\n"
                        + "  fix: add min, max, oneOf, oneOfText, nan, nulls, maxNanFraction, notEmpty, matches,"
                        + " meanMin, meanMax, maxStdDev or by");
    }

    public static final class Sorted implements NodeCheck<double[]> {
        @Override
        public CheckResult check(double[] value) {
            return new CheckResult(true, "", 0);
        }
    }

    public abstract static class OfList<T> implements NodeCheck<List<T>> {}

    public static final class Texts extends OfList<String> {
        @Override
        public CheckResult check(List<String> value) {
            return new CheckResult(true, "", 0);
        }
    }

    public static final class Anything implements NodeCheck<Object> {
        @Override
        public CheckResult check(Object value) {
            return new CheckResult(true, "", 0);
        }
    }

    public static final class Closed implements NodeCheck<Object> {
        private Closed() {}

        @Override
        public CheckResult check(Object value) {
            return new CheckResult(true, "", 0);
        }
    }

    static Stream<Arguments> own() {
        return Stream.of(
                Arguments.of(Sorted.class, TypeRef.of(double[].class), ""),
                Arguments.of(
                        Sorted.class,
                        TypeRef.of(float[].class),
                        "Check/NotApplicable @Check: " + Sorted.class.getName()
                                + " checks double[], but 'x' is float[]"),
                Arguments.of(Texts.class, new TypeRef<List<String>>() {}, ""),
                Arguments.of(Texts.class, new TypeRef<ArrayList<String>>() {}, ""),
                Arguments.of(
                        Texts.class,
                        new TypeRef<List<Double>>() {},
                        "Check/NotApplicable @Check: " + Texts.class.getName()
                                + " checks List<String>, but 'x' is java.util.List<java.lang.Double>"),
                Arguments.of(Anything.class, TypeRef.of(int.class), ""),
                Arguments.of(
                        Closed.class,
                        TypeRef.of(int.class),
                        "Check/NoConstructor the check " + Closed.class.getName()
                                + " cannot be made: it has no public constructor without parameters"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void ownCheckMustFitTheType(Class<?> by, TypeRef<?> type, String problem) {
        assertThat(problems(type, Map.of("by", List.of(by))).stream()
                        .map(found -> found.code() + " " + found.message())
                        .collect(Collectors.joining()))
                .isEqualTo(problem);
    }

    private static String row(TypeRef<?> type, boolean nullable) {
        return ARGUMENTS.entrySet().stream()
                .map(argument -> applies(type, nullable, Map.of(argument.getKey(), argument.getValue())))
                .collect(Collectors.joining(" ", "", "  " + type.toString().replaceAll("[\\w.]+\\$Row", "Row")));
    }

    private static String applies(TypeRef<?> type, boolean nullable, Map<String, Object> said) {
        try {
            assertThat(ValueChecks.of("x", type, nullable, CheckArgs.of(said))).hasSize(1);
            return "x";
        } catch (PipelineException e) {
            assertThat(e.problems()).extracting(Problem::code).containsExactly("Check/NotApplicable");
            return "-";
        }
    }

    private static List<Problem> problems(TypeRef<?> type, Map<String, Object> said) {
        try {
            ValueChecks.of("x", type, false, CheckArgs.of(said));
            return List.of();
        } catch (PipelineException e) {
            return e.problems();
        }
    }
}
