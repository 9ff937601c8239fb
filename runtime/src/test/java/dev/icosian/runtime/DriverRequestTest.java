package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Default;
import dev.icosian.From;
import dev.icosian.NodeRef;
import dev.icosian.PipelineException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriverRequestTest {
    /** A short series of computations. */
    static final class Features {
        public static double[] spend(List<Double> raw) {
            return raw.stream().mapToDouble(Double::doubleValue).toArray();
        }

        public static double mean(double[] spend, @Default("0.0") double shift) {
            double sum = 0;
            for (double value : spend) {
                sum += value;
            }
            return sum / spend.length + shift;
        }

        public static @Nullable String note(@Nullable String comment) {
            return comment;
        }

        public static int length(String note) {
            return note.length();
        }

        public static String both(@From({"mean", "length"}) List<Number> numbers) {
            return numbers.toString();
        }

        public static String byName(@From({"mean", "length"}) Map<String, Number> numbers) {
            return numbers.toString();
        }

        public static String gathered(@From Numbers numbers) {
            return numbers.toString();
        }
    }

    /** What is gathered. */
    record Numbers(double mean, int length) {}

    private static final Driver DRIVER = Driver.of(Features.class);
    private static final NodeRef<Double> MEAN = new NodeRef<>("mean");
    private static final NodeRef<double[]> SPEND = new NodeRef<>("spend");

    static Stream<Arguments> problems() {
        return Stream.of(
                problem(
                        "unknown names everywhere, all at once",
                        DRIVER.request("maen", "mean").param("row", 1).override("spent", 2),
                        """
                        4 problems

                        [Dataflow/UnknownOutput] no node, param or config key named 'maen'
                          fix: did you mean 'mean'?

                        [Run/UnknownOverride] no node or param named 'spent' to override
                          fix: did you mean 'spend'?

                        [Run/UnknownParameter] no param named 'row'
                          fix: did you mean 'raw'?

                        [Run/MissingParameter] param 'raw' (List<Double>) is not given
                          asked for by 'spend'
                          path: mean -> spend -> raw
                          at DriverRequestTest.java:25
                          fix: add param("raw", …)"""),
                problem("nothing asked for", DRIVER.request(new String[0]), """
                        [Dataflow/UnknownOutput] nothing is requested
                          fix: name at least one node in request(…)"""),
                problem("a node given as a param", DRIVER.request("mean").param("spend", new double[1]), """
                        2 problems

                        [Run/UnknownParameter] 'spend' is a node, not a param
                          fix: to replace its value: override("spend", …)

                        [Run/MissingParameter] param 'raw' (List<Double>) is not given
                          asked for by 'spend'
                          path: mean -> spend -> raw
                          at DriverRequestTest.java:25
                          fix: add param("raw", …)"""),
                problem(
                        "wrong types",
                        DRIVER.request("mean", "note")
                                .param("raw", List.of("x"))
                                .param("shift", 1)
                                .override("note", 7),
                        """
                        3 problems

                        [Run/WrongType] node 'note' is of type String, but the value given is of type Integer
                          fix: give a value of type String

                        [Run/WrongType] param 'raw' is of type List<Double>, but the value given is of type List<String>
                          fix: give a value of type List<Double>

                        [Run/WrongType] param 'shift' is of type Double, but the value given is of type Integer
                          fix: give a value of type Double"""),
                problem("a param asked for that nobody gave", DRIVER.request("raw"), """
                        [Run/MissingParameter] param 'raw' (List<Double>) is not given
                          it is requested itself
                          fix: add param("raw", …)"""),
                problem(
                        "null for a param that must be given",
                        DRIVER.request("spend").param("raw", null),
                        """
                        [Run/MissingParameter] param 'raw' (List<Double>) is not given
                          asked for by 'spend'
                          path: spend -> raw
                          at DriverRequestTest.java:25
                          fix: add param("raw", …)"""));
    }

    private static Arguments problem(String name, Driver.Request request, String text) {
        return Arguments.argumentSet(name, request, text);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everythingWrongIsSaidAtOnce(Driver.Request request, String problems) {
        assertThatThrownBy(request::execute)
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage(problems);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                value("mean", request -> request.param("raw", List.of(1.0, 3.0)), 2.0),
                value("mean", request -> request.param("raw", List.of(1.0, 3.0)).param("shift", 1.0), 3.0),
                value("mean", request -> request.param("raw", List.of(1.0)).param("shift", null), 1.0),
                value("mean", request -> request.override(SPEND, new double[] {4, 6}), 5.0),
                value("mean", request -> request.override(MEAN, 7.0), 7.0),
                value("mean", request -> request.override("raw", List.of(8.0)), 8.0),
                value("note", request -> request, null),
                value("note", request -> request.param("comment", "x"), "x"),
                value("note", request -> request.override("note", null), null),
                value("shift", request -> request, 0.0),
                value("comment", request -> request, null),
                value("both", request -> request.override("mean", 1.0).override("length", 2), "[1.0, 2]"),
                value("byName", request -> request.override("mean", 1.0).override("length", 2), "{mean=1.0, length=2}"),
                value(
                        "gathered",
                        request -> request.override("mean", 1.0).override("length", 2),
                        "Numbers[mean=1.0, length=2]"));
    }

    private static Arguments value(String output, UnaryOperator<Driver.Request> given, @Nullable Object expected) {
        return Arguments.of(output, given, expected);
    }

    @ParameterizedTest
    @MethodSource("values")
    void aRequestYieldsValues(String output, UnaryOperator<Driver.Request> given, @Nullable Object expected) {
        Results results = given.apply(DRIVER.request(output)).execute();
        assertThat(results.asMap()).isEqualTo(Collections.singletonMap(output, expected));
    }

    @Test
    void paramsComeFromARecordToo() {
        record Params(List<Double> raw, double shift) {}
        Results results = DRIVER.request("mean")
                .params(new Params(List.of(1.0, 3.0), 0.5))
                .execute();
        assertThat(results.get(MEAN)).isEqualTo(2.5);
    }

    @Test
    void aRequestIsNotChangedByWhatIsMadeOfIt() {
        Driver.Request request = DRIVER.request("mean").override("spend", new double[] {1});
        request.override("spend", new double[] {2});
        request.param("shift", 5.0);
        assertThat(request.execute().get(MEAN)).isEqualTo(1.0);
    }

    @Test
    void gatheredValuesCannotBeChanged() {
        Driver driver = Driver.of(Changing.class);
        assertThatThrownBy(() -> driver.request("list").execute())
                .hasCauseInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> driver.request("map").execute())
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    /** Functions that try to change what they get. */
    static final class Changing {
        public static int one() {
            return 1;
        }

        public static int two() {
            return 2;
        }

        public static int list(@From({"one", "two"}) List<Integer> ones) {
            ones.set(0, 2);
            return 0;
        }

        public static int map(@From({"one", "two"}) Map<String, Integer> ones) {
            ones.put("one", 2);
            return 0;
        }
    }
}
