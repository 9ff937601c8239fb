package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Check;
import dev.icosian.From;
import dev.icosian.Literal;
import dev.icosian.NodeCheck;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.exec.NodeProgram;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeInput;
import dev.icosian.runtime.internal.failure.UserFrames;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureDetailsTest {
    /** Fails with inputs of every origin. */
    static final class Features {
        public static double[] signups() {
            return new double[] {1, 2, 3};
        }

        public static int weeks() {
            return 4;
        }

        public static double[] rolling(
                double[] signups,
                @Literal("4") int window,
                String region,
                @Nullable String comment,
                LocalDate from,
                @From({"weeks", "signups"}) Map<String, Object> all) {
            return means(signups, window);
        }

        private static double[] means(double[] signups, int window) {
            List.of(1).forEach(ignored -> {
                throw new IllegalArgumentException(
                        "window " + window + " is larger than the series (" + signups.length + " rows)");
            });
            return signups;
        }

        @Check(min = 5, max = 9)
        @Check(oneOf = {1, 2})
        public static int checked() {
            return 4;
        }

        @Check(by = Throwing.class)
        public static int judged() {
            return 4;
        }
    }

    /** A check that is broken. */
    public static final class Throwing implements NodeCheck<Integer> {
        @Override
        public CheckResult check(Integer value) {
            throw new IllegalStateException("no verdict");
        }
    }

    private static NodeFailure failure(String node) {
        ResolvedDataflow dataflow = Compiler.dataflow(List.of(Features.class), Map.of("region", "UK"));
        NodeProgram program = NodeProgram.of(dataflow.resolved());
        Values values = program.values()
                .give(Origin.CONFIG, "region", "UK")
                .give(Origin.PARAM, "from", LocalDate.of(2026, 1, 2))
                .give(Origin.PARAM, "comment", null);
        Evaluator evaluator = new Evaluator(List.of(), List.of());
        Selection selection = program.select(List.of(node), Set.of());
        return catchThrowableOfType(NodeFailure.class, () -> evaluator.evaluate(selection, values, "r"));
    }

    @Test
    void aFailureShowsTheFunctionAndItsInputs() {
        NodeFailure failure = failure("rolling");
        assertThat(failure.problem().toString())
                .isEqualTo("[Run/NodeFailed] rolling: window 4 is larger than the series (3 rows)\n"
                        + "  at FailureDetailsTest.java:45");
        assertThat(failure.isPermanent()).isFalse();
        assertThat(failure.signature())
                .isEqualTo(
                        "Features.rolling(double[] signups, int window, String region, String comment, LocalDate from,"
                                + " Map<String, Object> all)");
        assertThat(failure.inputs())
                .containsExactly(
                        new NodeInput("signups", "double[]", "3 values", "node", "signups"),
                        new NodeInput("window", "int", "4", "literal", ""),
                        new NodeInput("region", "String", "\"UK\"", "config key", "region"),
                        new NodeInput("comment", "String", "null", "param", "comment"),
                        new NodeInput("from", "LocalDate", "2026-01-02", "param", "from"),
                        new NodeInput("all.weeks", "Object", "4", "node", "weeks"),
                        new NodeInput("all.signups", "Object", "3 values", "node", "signups"));
    }

    @Test
    void ofTheStackTraceOnlyTheUsersFramesAreShown() {
        UserFrames frames = failure("rolling").frames();
        assertThat(frames.shown().stream().map(StackTraceElement::getMethodName))
                .containsExactly("lambda$means$0", "means", "rolling");
        assertThat(frames.hidden()).isGreaterThan(3);
        assertThat(frames.place()).isEqualTo("FailureDetailsTest.java:45");
    }

    @Test
    void failedChecksAreListedAtTheFunctionThatMadeTheValue() {
        NodeFailure failure = failure("checked");
        assertThat(failure.problem().toString()).isEqualTo("""
                        [Check/Failed] 2 checks of 'checked' failed:
                          range: 4 is not between 5 and 9
                          oneOf: 1 of 1 value not among 1, 2 (first 4)
                          at FailureDetailsTest.java:59""");
        assertThat(failure.isPermanent()).isTrue();
    }

    @Test
    void aCheckThatThrowsFailsForGood() {
        NodeFailure failure = failure("judged");
        assertThat(failure.problem().toString())
                .isEqualTo("[Check/Failed] judged.check.throwing: no verdict\n  at FailureDetailsTest.java:72");
        assertThat(failure).hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThat(failure.isPermanent()).isTrue();
    }
}
