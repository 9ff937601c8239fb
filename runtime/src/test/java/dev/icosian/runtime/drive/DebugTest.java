package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.icosian.From;
import dev.icosian.Literal;
import dev.icosian.PipelineException;
import dev.icosian.runtime.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DebugTest {
    /** Functions that change what they read, and some that do not. */
    static final class Changing {
        public static double[] signups() {
            return new double[] {3, 1, 2};
        }

        public static List<String> names() {
            return new ArrayList<>(List.of("b", "a"));
        }

        public static double median(double[] signups) {
            Arrays.sort(signups);
            return signups[1];
        }

        public static int cleared(List<String> names, double[] signups) {
            names.clear();
            return signups.length;
        }

        public static int gathered(@From({"names", "others"}) List<List<String>> all) {
            all.get(1).add("c");
            return all.size();
        }

        public static int labelled(@From({"names", "others"}) Map<String, List<String>> byName) {
            byName.values().iterator().next().add("c");
            return byName.size();
        }

        public record Both(double[] signups, List<String> names) {}

        public static int record(@From Both both) {
            both.signups()[0] = 0;
            return both.names().size();
        }

        public static List<String> others() {
            return new ArrayList<>(List.of("x"));
        }

        public static int given(List<Integer> weights) {
            weights.set(0, 7);
            return 1;
        }

        public static int scaled(@Literal("[1, 2]") List<Integer> factors, double[] signups) {
            signups[0] *= factors.get(0) + 1;
            return 1;
        }

        public static double tidy(double[] signups, List<String> names, @Nullable Double none) {
            return Arrays.stream(signups.clone()).sorted().sum() + names.size();
        }

        public static double failing(double[] signups) {
            signups[0] = 0;
            throw new IllegalStateException("after the change");
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("median", "parameter 'signups', the value of node 'signups'"),
                Arguments.of("cleared", "parameter 'names', the value of node 'names'"),
                Arguments.of("gathered", "parameter 'all', the value of node 'others'"),
                Arguments.of("labelled", "parameter 'byName', the value of node 'names'"),
                Arguments.of("record", "parameter 'both', the value of node 'signups'"),
                Arguments.of("given", "parameter 'weights', the value of param 'weights'"),
                Arguments.of("scaled", "parameter 'signups', the value of node 'signups'"));
    }

    private static Driver.Request request(Driver.Builder driver, String node) {
        Driver.Request request = driver.build().request(node);
        return node.equals("given") ? request.param("weights", new ArrayList<>(List.of(1))) : request;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aFunctionThatChangesItsInputIsReported(String node, String what) {
        assertThat(catchThrowable(request(Driver.builder(Changing.class).debug(), node)::execute))
                .isExactlyInstanceOf(PipelineException.class)
                .hasNoCause()
                .message()
                .matches("\\[Debug/InputChanged] " + node + ": Changing." + node + " changed its " + what
                        + "\n  at DebugTest.java:\\d+\n"
                        + "  fix: change a copy: others get the same value");
        assertThat(request(Driver.builder(Changing.class), node).execute().asMap())
                .as("without debug()")
                .containsOnlyKeys(node);
    }

    @Test
    void functionsThatOnlyReadPass() {
        Driver driver = Driver.builder(Changing.class).debug().build();
        assertThat(driver.request("tidy").execute().get("tidy", double.class)).isEqualTo(8);
    }

    @Test
    void anExceptionIsReportedBeforeAChange() {
        Driver driver = Driver.builder(Changing.class).debug().build();
        assertThat(catchThrowable(driver.request("failing")::execute))
                .hasMessageStartingWith("[Run/NodeFailed] failing: after the change");
    }

    @Test
    void anInterceptorThatChangesArgumentsIsReportedAtTheNode() {
        Driver driver = Driver.builder(Changing.class)
                .interceptor(call -> {
                    if (!call.arguments().isEmpty() && call.arguments().get(0) instanceof double[] signups) {
                        signups[0] = 0;
                    }
                    return call.proceed();
                })
                .debug()
                .build();
        assertThat(catchThrowable(driver.request("tidy")::execute))
                .hasMessageStartingWith("[Debug/InputChanged] tidy: Changing.tidy changed its parameter 'signups'");
    }

    /** Many readers of one value, one of which changes it. */
    static final class Readers {
        public static double[] values() {
            return new double[100_000];
        }

        public static double a(double[] values) {
            return Arrays.stream(values).sum();
        }

        public static double b(double[] values) {
            return Arrays.stream(values).sum();
        }

        public static double c(double[] values) {
            return Arrays.stream(values).sum();
        }

        public static double guilty(double[] values) {
            Arrays.setAll(values, i -> values[i] + 1);
            return 1;
        }

        public static double z(double[] values) {
            return Arrays.stream(values).sum();
        }

        public static double all(double a, double b, double c, double guilty, double z) {
            return a + b + c + guilty + z;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theOneThatDidItIsReportedOnEveryExecutor(ExecutorKind kind) {
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver driver =
                    opened.builder(Driver.builder(Readers.class)).debug().build();
            for (int i = 0; i < 20; i++) {
                assertThat(catchThrowable(driver.request("all")::execute))
                        .hasMessageStartingWith("[Debug/InputChanged] guilty: Readers.guilty changed its parameter "
                                + "'values', the value of node 'values'\n");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"chain", "layered", "tree"})
    void debuggingChangesNoResult(String name) {
        Shape shape = Shape.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(Driver.builder(shape.pipeline())
                        .debug()
                        .build()
                        .request("last")
                        .param("x", 1)
                        .execute()
                        .asMap())
                .isEqualTo(Driver.of(shape.pipeline())
                        .request("last")
                        .param("x", 1)
                        .execute()
                        .asMap());
    }
}
