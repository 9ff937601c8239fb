package dev.icosian.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Dataflow;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.cli.internal.ScreenModel;
import dev.icosian.cli.internal.terminal.Terminal;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.Chains;
import shop.Shop;

class LiveViewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String RUN = "r1";
    private static final Map<String, String> UTF8 = Map.of("TERM", "xterm", "LANG", "en_US.UTF-8", "NO_COLOR", "1");

    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Compilation compilation = Compiler.compile(Shop.pipeline());
    private Terminal.Size size = new Terminal.Size(80, 24);
    private LiveView view = view(UTF8);

    private LiveView view(Map<String, String> environment) {
        bytes.reset();
        return new LiveView(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                new Terminal(environment, () -> size),
                "file:.icosian",
                now::get,
                Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private String screen() {
        return String.join("\n", ScreenModel.after(bytes.toString(StandardCharsets.UTF_8), size.columns()));
    }

    /** The lines below the header. */
    private String block() {
        return screen().substring(screen().indexOf("\n\n") + 2);
    }

    private void start() {
        view.expect(compilation, Set.of());
        view.runStarted(RUN, compilation.plan());
    }

    private static StepOutcome outcome(String step, State state, boolean reused, double seconds, Reason... reasons) {
        return new StepOutcome(
                step,
                state,
                reused,
                List.of(reasons),
                Map.of(),
                List.of(),
                Duration.ofMillis((long) (seconds * 1000)),
                null);
    }

    private static Reason reason(String code, String subject) {
        return new Reason(code, subject, null, null);
    }

    @Test
    void theBlockIsRewrittenInPlaceAndStaysInTheEnd() {
        start();
        String digest = compilation.plan().digest().substring(7, 19);
        assertThat(screen()).isEqualTo("""
            shop  plan %s  run r1  store file:.icosian

               prepare  waiting
               judge    waiting   for prepare""".formatted(digest));

        view.stepComputes(RUN, "prepare", 1, List.of());
        now.set(8_400_000_000L);
        Dataflow.Node prices = compilation.dataflow().node("prices");
        view.nodeFinished(RUN, prices, Duration.ZERO, null);
        view.stepComputes(RUN, "prepare", 1, List.of());
        view.nodeFinished(RUN, prices, Duration.ZERO, null);
        now.addAndGet(SECOND);
        view.print("a line of the user's");
        view.draw();
        assertThat(block().lines())
                .containsExactly(
                        "a line of the user's",
                        " ⠼ prepare  running   1/2 nodes, now scaled" + " ".repeat(31) + "1.0 s",
                        "   judge    waiting   for prepare");

        view.stepFinished(
                RUN, outcome("prepare", State.COMMITTED, false, 9.1, reason("Compute/CodeChanged", "Shop.scaled")));
        view.stepFinished(RUN, outcome("judge", State.COMMITTED, true, 0, reason("Reuse/NothingChanged", "judge")));
        view.showSkipped();
        view.end(true);
        assertThat(block().lines().skip(1).toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).matches(" ✓ prepare  computed  because .* {3,}9\\.1 s");
            assertThat(lines.get(0)).hasSize(79);
            assertThat(lines.get(1)).matches(" ✓ judge    reused    nothing changed {10,}0\\.0 s");
            assertThat(lines.get(2)).isEqualTo("done: 2 steps, 1 reused, 1 computed, 0 failed, 9.4 s");
        });
    }

    @Test
    void everyStateHasItsMark() {
        start();
        view.stepFinished(RUN, outcome("prepare", State.FAILED, false, 4.2));
        view.stepFinished(RUN, outcome("judge", State.SKIPPED, false, 0, reason("Skip/UpstreamFailed", "prepare")));

        assertThat(block().lines())
                .containsExactly(
                        " ✗ prepare  failed" + " ".repeat(56) + "4.2 s", " - judge    skipped   needs prepare");
    }

    @Test
    void withoutUtf8TheMarksAreWords() {
        view = view(Map.of("TERM", "xterm", "LC_ALL", "C"));
        start();
        view.stepComputes(RUN, "judge", 1, List.of());
        view.stepFinished(RUN, outcome("prepare", State.COMMITTED, false, 4.2, reason("Compute/ParamChanged", "→")));
        view.print("a → b …");

        assertThat(screen().chars()).allMatch(sign -> sign < 128);
        assertThat(block().lines().toList()).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("a -> b ...");
            assertThat(lines.get(1)).startsWith(" ok   prepare  computed  because ");
            assertThat(lines.get(2)).startsWith(" |    judge    running   0/2 nodes, now summary ");
        });
        view.stepFinished(RUN, outcome("judge", State.FAILED, false, 1));
        assertThat(block()).contains("\n FAIL judge    failed ");
    }

    @Test
    void colourIsAddedToMarksOnlyAndOnlyIfWelcome() {
        start();
        view.stepFinished(RUN, outcome("prepare", State.COMMITTED, true, 0));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b[32m");
        String without = screen();

        view = view(Map.of("TERM", "xterm", "LANG", "en_US.UTF-8"));
        start();
        view.stepFinished(RUN, outcome("prepare", State.COMMITTED, true, 0));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains(" \u001b[32m✓\u001b[0m prepare  reused");
        assertThat(screen()).isEqualTo(without);
    }

    @Test
    void linesAreCutToTheTerminal() {
        size = new Terminal.Size(30, 24);
        start();
        view.stepComputes(RUN, "prepare", 1, List.of());

        assertThat(block().lines()).containsExactly(" ⠋ prepare  running     0.0 s", "   judge    waiting   for pr…");
        assertThat(block().lines()).allMatch(line -> line.length() <= 29);
    }

    @Test
    void ofMoreStepsThanRowsThoseThatMatterAreShown() {
        compilation = Compiler.compile(Chains.perNode(40));
        size = new Terminal.Size(80, 10);
        start();
        for (int i = 0; i < 20; i++) {
            view.stepFinished(RUN, outcome("n" + i, i == 3 ? State.FAILED : State.COMMITTED, false, 1));
        }
        view.stepComputes(RUN, "n30", 1, List.of());

        assertThat(block().lines()
                        .map(String::strip)
                        .map(line -> line.replaceAll("  +", " "))
                        .toList())
                .containsExactly(
                        "✗ n3 failed 1.0 s",
                        "✓ n17 computed 1.0 s",
                        "✓ n18 computed 1.0 s",
                        "✓ n19 computed 1.0 s",
                        "⠋ n30 running 0/1 nodes, now n30 0.0 s",
                        "… 35 more");
        view.end(false);
        assertThat(block().lines()).hasSize(41);
    }

    @Test
    void whatOthersPrintCannotTearTheBlock() {
        start();
        String before = block();
        view.print("50 %\r100 %\u001b[2A\u001b[2J\u001b]0;title\u0007 \u001b[1mdone\u001b[0m");

        assertThat(block()).isEqualTo("100 % done\n" + before);
    }

    @Test
    void aStoppedRunShowsWhereItWas() {
        start();
        view.stepFinished(RUN, outcome("prepare", State.COMMITTED, false, 2));
        view.stepComputes(RUN, "judge", 1, List.of());
        now.set(3 * SECOND);

        view.stopped("  go on: run --resume r1");
        view.stopped("twice");

        assertThat(block().lines().skip(2).toList())
                .containsExactly("stopped: 1 step, 0 reused, 1 computed, 0 failed, 3.0 s", "  go on: run --resume r1");
    }

    @Test
    void nothingIsSentIfNothingChanges() {
        start();
        int sent = bytes.size();
        view.nodeFinished(RUN, compilation.dataflow().node("prices"), Duration.ZERO, null);
        view.draw();

        assertThat(bytes.size()).isEqualTo(sent);
    }
}
