package dev.icosian.cli.internal.progress;

import dev.icosian.Dataflow;
import dev.icosian.Plan;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
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
 * One line per event, nothing rewritten: for logs and pipes. A step that takes long shows from time to time that it is
 * alive. Thread safe.
 */
public final class ProgressLines implements Progress {
    private static final long SECOND = 1_000_000_000L;

    private final PrintStream err;
    private final String store;
    private final LongSupplier nanoTime;
    private final Course course;
    private final Heartbeat heartbeat;
    private boolean closed;

    /** Takes where lines go, and how the store is called in them. */
    public ProgressLines(PrintStream err, String store) {
        this(err, store, System::nanoTime, SECOND);
    }

    ProgressLines(PrintStream err, String store, LongSupplier nanoTime, long tickNanos) {
        this.err = err;
        this.store = store;
        this.nanoTime = nanoTime;
        this.course = new Course(nanoTime);
        this.heartbeat = new Heartbeat(tickNanos, this::beat);
    }

    @Override
    public synchronized void expect(Compilation compilation, Set<String> to) {
        course.expect(compilation, to);
    }

    @Override
    public synchronized void runStarted(String id, Plan plan) {
        course.runStarted(id);
        err.println(RunLines.started(id, plan, store));
        plan.warnings().forEach(warning -> err.println(ProblemText.warning(warning)));
    }

    @Override
    public synchronized void stepComputes(String id, String step, int attempt, List<Reason> reasons) {
        course.computes(step);
        err.println(StepLines.started(step, reasons, attempt));
        heartbeat.start();
    }

    @Override
    public synchronized void nodeFinished(
            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
        course.nodeFinished(node.name(), failure);
    }

    @Override
    public synchronized void stepFinished(String runId, StepOutcome outcome) {
        course.finished(outcome);
        if (outcome.state() != StepOutcome.State.SKIPPED) {
            err.println(StepLines.finished(outcome));
            StepLines.warnings(outcome).forEach(err::println);
        }
    }

    synchronized void beat() {
        long now = nanoTime.getAsLong();
        course.running().forEach((step, state) -> {
            long seconds = (now - state.start()) / SECOND;
            if (seconds >= state.nextBeat()) {
                err.println(step + ": running " + Amounts.wholeSeconds(Duration.ofSeconds(seconds)) + state.text());
                state.setNextBeat(Heartbeat.after(seconds));
            }
        });
    }

    @Override
    public synchronized @Nullable String runId() {
        return course.runId();
    }

    @Override
    public synchronized void showSkipped() {
        StepLines.skipped(course.outcomes()).forEach(err::println);
    }

    @Override
    public synchronized void end(boolean succeeded) {
        if (!closed) {
            err.println(Summary.line(course.outcomes(), succeeded, course.elapsed()));
            close();
        }
    }

    @Override
    public synchronized void stopped(@Nullable String remedy) {
        if (!closed && course.runId() != null) {
            err.println(Summary.stopped(course.outcomes(), course.elapsed()));
            if (remedy != null) {
                err.println(remedy);
            }
            err.flush();
            close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        heartbeat.close();
    }
}
