package dev.icosian.cli.internal.progress;

import dev.icosian.Dataflow;
import dev.icosian.Plan;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.terminal.Terminal;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.Compilation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A block with a line per step, rewritten in place while the run goes on; what is printed meanwhile scrolls above it. When
 * the run has ended, the block stays as it is, and lines follow. Thread safe.
 */
public final class LiveView implements Progress {
    private static final long TICK_NANOS = 100_000_000L;

    private final Screen screen;
    private final StepTable table;
    private final String store;
    private final Course course;
    private final Heartbeat heartbeat;
    private boolean isShown;
    private boolean closed;

    /** Takes where the block goes, and how the store is called in it. */
    public LiveView(PrintStream err, Terminal terminal, String store) {
        this(err, terminal, store, System::nanoTime, TICK_NANOS);
    }

    LiveView(PrintStream err, Terminal terminal, String store, LongSupplier nanoTime, long tickNanos) {
        Glyphs glyphs = Glyphs.of(terminal);
        this.screen = new Screen(err, terminal, glyphs);
        this.store = store;
        this.course = new Course(nanoTime);
        this.table = new StepTable(course, glyphs, nanoTime);
        this.heartbeat = new Heartbeat(tickNanos, this::draw);
    }

    @Override
    public synchronized void expect(Compilation compilation, Set<String> to) {
        course.expect(compilation, to);
    }

    @Override
    public synchronized void runStarted(String id, Plan plan) {
        course.runStarted(id);
        screen.print(
                plan.pipeline() + "  plan " + Amounts.shortDigest(plan.digest()) + "  run " + id + "  store " + store);
        plan.warnings().forEach(warning -> ProblemText.warning(warning).lines().forEach(screen::print));
        screen.print("");
        isShown = true;
        draw();
        heartbeat.start();
    }

    @Override
    public synchronized void stepComputes(String id, String step, int attempt, List<Reason> reasons) {
        course.computes(step);
        draw();
    }

    @Override
    public synchronized void nodeFinished(
            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
        course.nodeFinished(node.name(), failure);
    }

    @Override
    public synchronized void stepFinished(String runId, StepOutcome outcome) {
        course.finished(outcome);
        if (isShown) {
            draw();
        } else if (!closed && outcome.state() != StepOutcome.State.SKIPPED) {
            // While results are read, a damaged one is computed once more.
            screen.print(StepLines.finished(outcome));
        }
    }

    /** Writes a line above the block. */
    public synchronized void print(String line) {
        screen.print(line);
    }

    /** Lets something else write above the block. */
    public synchronized void aside(Runnable writer) {
        screen.aside(writer);
    }

    synchronized void draw() {
        if (isShown) {
            screen.draw(table.lines(screen.size()));
        }
    }

    /** Leaves the block as it is in the end: all steps, however many rows there are. */
    private void settle() {
        if (!isShown) {
            return;
        }
        isShown = false;
        heartbeat.close();
        screen.draw(List.of());
        table.allLines(screen.size().columns()).forEach(screen::print);
        course.outcomes().forEach(outcome -> StepLines.warnings(outcome).forEach(screen::print));
    }

    @Override
    public synchronized @Nullable String runId() {
        return course.runId();
    }

    @Override
    public synchronized void showSkipped() {
        settle();
    }

    @Override
    public synchronized void end(boolean succeeded) {
        if (!closed) {
            settle();
            screen.print(Summary.line(course.outcomes(), succeeded, course.elapsed()));
            close();
        }
    }

    @Override
    public synchronized void stopped(@Nullable String remedy) {
        if (!closed && course.runId() != null) {
            settle();
            screen.print(Summary.stopped(course.outcomes(), course.elapsed()));
            if (remedy != null) {
                screen.print(remedy);
            }
            close();
        }
    }

    @Override
    public synchronized void close() {
        settle();
        closed = true;
        heartbeat.close();
    }
}
