package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.PipelineException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeFailureTest {
    /** Functions that do not do what they should. */
    static final class Failing {
        public static int rolling(int window) {
            return tooLarge(window);
        }

        private static int tooLarge(int window) {
            throw new IllegalArgumentException("window " + window + " is larger than the series");
        }

        public static int silent() {
            throw new IllegalStateException();
        }

        public static int error() {
            throw new NoClassDefFoundError("com/acme/Gone");
        }

        public static int deep(int depth) {
            return depth < 0 ? 0 : deep(depth + 1) + 1;
        }

        public static Integer nothing() {
            return null;
        }

        public static @Nullable Integer maybe() {
            return null;
        }

        public static int strict(Integer maybe) {
            return maybe;
        }

        public static int strictList(@From({"maybe", "fine"}) List<Integer> all) {
            return all.size();
        }

        public static int lenientList(@From({"maybe", "fine"}) List<@Nullable Integer> all) {
            return all.size();
        }

        public static int strictRecord(@From Two two) {
            return two.fine();
        }

        public static Integer fine() {
            return 1;
        }

        @Extract
        public static Parts parts() {
            return new Parts(1, null);
        }
    }

    record Two(Integer maybe, Integer fine) {}

    record Parts(int left, String right) {}

    private static final Driver DRIVER = Driver.of(Failing.class);

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("rolling", IllegalArgumentException.class, """
                        [Run/NodeFailed] rolling: window 4 is larger than the series
                          at NodeFailureTest.java:22"""),
                Arguments.of("silent", IllegalStateException.class, """
                        [Run/NodeFailed] silent: java.lang.IllegalStateException
                          at NodeFailureTest.java:30"""),
                Arguments.of("error", NoClassDefFoundError.class, """
                        [Run/NodeFailed] error: java.lang.NoClassDefFoundError: com/acme/Gone
                          at NodeFailureTest.java:34"""),
                Arguments.of("nothing", null, """
                        [Run/NullResult] nothing: the result is null, but not @Nullable
                          at NodeFailureTest.java:42
                          fix: return a value, or mark the result @Nullable"""),
                Arguments.of("strict", null, """
                        [Run/NullInput] strict: parameter 'maybe' is not @Nullable, but node 'maybe' is null
                          at NodeFailureTest.java:50
                          fix: mark the parameter @Nullable, or see to it that there is a value"""),
                Arguments.of("strictList", null, """
                        [Run/NullInput] strictList: parameter 'all' is not @Nullable, but node 'maybe' is null
                          at NodeFailureTest.java:54
                          fix: mark the parameter @Nullable, or see to it that there is a value"""),
                Arguments.of("strictRecord", null, """
                        [Run/NullInput] strictRecord: parameter 'two' is not @Nullable, but node 'maybe' is null
                          at NodeFailureTest.java:62
                          fix: mark the parameter @Nullable, or see to it that there is a value"""),
                Arguments.of("right", null, """
                        [Run/NullResult] parts: component 'right' of the result is null, but not @Nullable
                          at NodeFailureTest.java:71
                          fix: give it a value, or mark the component @Nullable"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureNamesNodeReasonAndLine(String node, @Nullable Class<?> cause, String message) {
        Driver.Request request = DRIVER.request(node);
        if (node.equals("rolling")) {
            request = DRIVER.request("rolling").param("window", 4);
        }
        Throwable failure = catchThrowable(request::execute);
        assertThat(failure).isExactlyInstanceOf(PipelineException.class).hasMessage(message);
        if (cause == null) {
            assertThat(failure).hasNoCause();
        } else {
            assertThat(failure).hasCauseExactlyInstanceOf(cause.asSubclass(Throwable.class));
        }
    }

    @Test
    void anEndlessRecursionIsAFailureOfItsNode() {
        assertThatThrownBy(() -> DRIVER.request("deep").param("depth", 0).execute())
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("[Run/NodeFailed] deep: java.lang.StackOverflowError\n  at NodeFailureTest.java:38")
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void itemsMayBeNullWhereTheTypeSaysSo() {
        assertThat(DRIVER.request("lenientList").execute().get("lenientList", int.class))
                .isEqualTo(2);
    }
}
