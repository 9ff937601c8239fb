package dev.icosian.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Dataflow;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Shop;

class ProgressLinesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String RUN = "r1";

    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Compilation compilation = Compiler.compile(Shop.pipeline());
    private final ProgressLines progress = new ProgressLines(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), "file:.icosian", now::get, Long.MAX_VALUE);

    @AfterEach
    void close() {
        progress.close();
    }

    private String lines() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private void nodeFinished(String node) {
        Dataflow.Node view = compilation.dataflow().node(node);
        progress.nodeFinished(RUN, view, Duration.ZERO, null);
    }

    private void passTo(long second) {
        now.set(second * SECOND);
        progress.beat();
    }

    @Test
    void aStepThatTakesLongShowsWhichNodeRuns() {
        progress.expect(compilation, Set.of());
        progress.stepComputes(RUN, "prepare", 1, List.of());
        passTo(9);
        assertThat(lines()).isEqualTo("prepare: started\n");

        passTo(10);
        assertThat(lines()).isEqualTo("prepare: running 10 s, 0/2 nodes, now prices\n");

        nodeFinished("prices");
        passTo(19);
        assertThat(lines()).isEmpty();
        passTo(20);
        assertThat(lines()).isEqualTo("prepare: running 20 s, 1/2 nodes, now scaled\n");

        nodeFinished("scaled");
        passTo(65);
        assertThat(lines()).isEqualTo("prepare: running 1 m 05 s, 2/2 nodes\n");
        passTo(119);
        assertThat(lines()).isEmpty();
        passTo(120);
        assertThat(lines()).isEqualTo("prepare: running 2 m 00 s, 2/2 nodes\n");

        progress.stepFinished(RUN, outcome("prepare", StepOutcome.State.COMMITTED, false, 121));
        passTo(300);
        assertThat(lines()).isEqualTo("prepare: computed in 2 m 01 s\n");
    }

    @Test
    void theHeartbeatComesByItself() throws Exception {
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        try (ProgressLines beating =
                new ProgressLines(new PrintStream(own, true, StandardCharsets.UTF_8), "s", now::get, 1_000_000)) {
            beating.expect(compilation, Set.of());
            beating.stepComputes(RUN, "prepare", 1, List.of());
            now.set(10 * SECOND);
            for (int i = 0; i < 10_000 && !own.toString(StandardCharsets.UTF_8).contains("running"); i++) {
                Thread.sleep(1);
            }
        }

        assertThat(own.toString(StandardCharsets.UTF_8))
                .isEqualTo("prepare: started\nprepare: running 10 s, 0/2 nodes, now prices\n");
    }

    @Test
    void skippedStepsAreOneLinePerReasonAtTheEnd() {
        progress.runStarted(RUN, compilation.plan());
        lines();
        progress.stepFinished(RUN, outcome("load", StepOutcome.State.FAILED, false, 4));
        for (String step : List.of("a", "b", "c", "d", "e", "f", "g")) {
            progress.stepFinished(RUN, skipped(step, "load"));
        }
        progress.stepFinished(RUN, skipped("z", "a"));
        now.set(5 * SECOND);

        progress.showSkipped();
        progress.end(false);
        progress.end(false);

        assertThat(lines()).isEqualTo("""
                        load: failed after 4.0 s
                        a, b, c, d, e and 2 more: skipped, needs load
                        z: skipped, needs a
                        failed: 9 steps, 0 reused, 0 computed, 1 failed, 8 skipped, 5.0 s
                        """);
    }

    @Test
    void aRunThatIsStoppedHasItsLastLineToo() {
        progress.stopped("  go on: never");
        progress.runStarted(RUN, compilation.plan());
        progress.stepFinished(RUN, outcome("prepare", StepOutcome.State.COMMITTED, true, 0));
        lines();

        progress.stopped("  go on: run --resume r1");
        progress.end(false);

        assertThat(lines())
                .isEqualTo("stopped: 1 step, 1 reused, 0 computed, 0 failed, 0.0 s\n  go on: run --resume r1\n");
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "11, 20", "50, 60", "60, 120", "61, 120", "3599, 3600"})
    void beatsAreSeldomAfterAMinute(long second, long next) {
        assertThat(Heartbeat.after(second)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Compute/NoEarlierResult,a | ', no earlier result'",
                "Compute/Asked,a | ', asked to recompute'",
                "Compute/CodeChanged,record_Row | ', because record_Row changed'",
                "Compute/CodeChanged,F Compute/InputChanged,x | ', because F changed (and 1 more reason)'",
                "Compute/InputChanged,x Compute/InputChanged,y Compute/InputChanged,z |"
                        + " ', because input x changed (and 2 more reasons)'"
            })
    void theFirstReasonIsShown(String reasons, String text) {
        List<Reason> list = new ArrayList<>();
        for (String reason : reasons.split(" ", -1)) {
            String[] parts = reason.split(",", -1);
            list.add(new Reason(parts[0], parts[1], null, null));
        }

        assertThat(StepLines.because(list)).isEqualTo(text);
    }

    private static StepOutcome outcome(String step, StepOutcome.State state, boolean reused, long seconds) {
        return new StepOutcome(step, state, reused, List.of(), Map.of(), List.of(), Duration.ofSeconds(seconds), null);
    }

    private static StepOutcome skipped(String step, String needed) {
        return new StepOutcome(
                step,
                StepOutcome.State.SKIPPED,
                false,
                List.of(new Reason("Skip/UpstreamFailed", needed, null, null)),
                Map.of(),
                List.of(),
                Duration.ZERO,
                null);
    }
}
