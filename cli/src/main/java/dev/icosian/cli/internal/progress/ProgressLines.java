package dev.icosian.cli.internal.progress;

import dev.icosian.Dataflow;
import dev.icosian.Plan;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.exec.StepProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line per event, nothing rewritten: for logs and pipes. A step that takes long shows from time to time that it is
 * alive. Thread safe.
 */
public final class ProgressLines implements StepProgress, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;

    private final PrintStream err;
    private final String store;
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, String> stepByNode = new HashMap<>();
    private final Map<String, List<String>> nodesByStep = new HashMap<>();
    private final Map<String, Running> running = new TreeMap<>();
    private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
    private final Heartbeat heartbeat;
    private @Nullable String runId;
    private boolean closed;

    /** Takes where lines go, and how the store is called in them. */
    public ProgressLines(PrintStream err, String store) {
        this(err, store, System::nanoTime, SECOND);
    }

    ProgressLines(PrintStream err, String store, LongSupplier nanoTime, long tickNanos) {
        this.err = err;
        this.store = store;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.heartbeat = new Heartbeat(tickNanos, this::beat);
    }

    /** Takes what will be run; before the run starts. */
    public synchronized void expect(Compilation compilation) {
        for (CompiledStep step : compilation.steps()) {
            Set<String> own = new HashSet<>();
            step.plan().nodes().forEach(node -> own.add(node.name()));
            List<String> order = step.nodes().stream()
                    .map(ResolvedNode::name)
                    .filter(own::contains)
                    .toList();
            nodesByStep.put(step.name(), order);
            order.forEach(node -> stepByNode.put(node, step.name()));
        }
    }

    @Override
    public synchronized void runStarted(String id, Plan plan) {
        runId = id;
        err.println("run " + id + " of " + plan.pipeline() + ", plan " + Amounts.shortDigest(plan.digest()) + ", store "
                + store);
        plan.warnings().forEach(warning -> err.println(ProblemText.warning(warning)));
    }

    /** A step that computes. */
    private static final class Running {
        private final long start;
        private final List<String> order;
        private final Set<String> finished = new HashSet<>();
        private int next;
        private long nextBeat = 10;

        Running(long start, List<String> order) {
            this.start = start;
            this.order = order;
        }

        void finish(String node) {
            finished.add(node);
            while (next < order.size() && finished.contains(order.get(next))) {
                next++;
            }
        }

        /** Returns how far it is; the node that runs is the first one, in the order of evaluation, without a value. */
        String state() {
            String now = next < order.size() ? ", now " + order.get(next) : "";
            return order.isEmpty() ? "" : ", " + finished.size() + "/" + order.size() + " nodes" + now;
        }
    }

    @Override
    public synchronized void stepComputes(String id, String step, int attempt, List<Reason> reasons) {
        running.put(step, new Running(nanoTime.getAsLong(), nodesByStep.getOrDefault(step, List.of())));
        err.println(StepLines.started(step, reasons, attempt));
        heartbeat.start();
    }

    @Override
    public synchronized void nodeFinished(
            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
        String step = stepByNode.get(node.name());
        Running state = step == null ? null : running.get(step);
        if (state != null && failure == null) {
            state.finish(node.name());
        }
    }

    @Override
    public synchronized void stepFinished(String runId, StepOutcome outcome) {
        running.remove(outcome.step());
        outcomes.put(outcome.step(), outcome);
        if (outcome.state() != StepOutcome.State.SKIPPED) {
            err.println(StepLines.finished(outcome));
            StepLines.warnings(outcome).forEach(err::println);
        }
    }

    synchronized void beat() {
        long now = nanoTime.getAsLong();
        running.forEach((step, state) -> {
            long seconds = (now - state.start) / SECOND;
            if (seconds >= state.nextBeat) {
                err.println(step + ": running " + Amounts.wholeSeconds(Duration.ofSeconds(seconds)) + state.state());
                state.nextBeat = Heartbeat.after(seconds);
            }
        });
    }

    /** Returns the id of the run; null if none has started. */
    public synchronized @Nullable String runId() {
        return runId;
    }

    /** Writes which steps were skipped. */
    public synchronized void showSkipped() {
        StepLines.skipped(List.copyOf(outcomes.values())).forEach(err::println);
    }

    /** Writes the last line. Nothing is written afterwards. */
    public synchronized void end(boolean succeeded) {
        if (!closed) {
            err.println(Summary.line(List.copyOf(outcomes.values()), succeeded, elapsed()));
            close();
        }
    }

    /**
     * Writes the last line of a run that was stopped from outside, unless another one is there.
     *
     * @param remedy a line behind it; null: none
     */
    public synchronized void stopped(@Nullable String remedy) {
        if (!closed && runId != null) {
            err.println(Summary.stopped(List.copyOf(outcomes.values()), elapsed()));
            if (remedy != null) {
                err.println(remedy);
            }
            err.flush();
            close();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    @Override
    public synchronized void close() {
        closed = true;
        heartbeat.close();
    }
}
