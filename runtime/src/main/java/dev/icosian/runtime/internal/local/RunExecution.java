package dev.icosian.runtime.internal.local;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.Body;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.StepThreads.IgnoredInterrupt;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.DamagedValue;
import dev.icosian.runtime.internal.step.PinWriter;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The course of one run: a step starts when those that it needs have ended, first ones of the plan first, as many at a
 * time as the settings say. For one thread and one use.
 */
final class RunExecution implements StoredResults.Source {
    private final StepRunner runner;
    private final Compilation compilation;
    private final Listeners listeners;
    private final List<CompiledStep> steps;
    private final boolean keepGoing;
    private final int parallelism;
    private final Duration grace;
    private final ReadySteps<CompiledStep> ready;
    private final StepThreads threads;

    private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
    private final Map<String, StepResult> results = new ConcurrentHashMap<>();
    private final Map<String, StepFailure> failures = new HashMap<>();
    private final Map<String, Reason> recompute = new HashMap<>();
    private final Set<String> repaired = new HashSet<>();
    private @Nullable String stoppedBy;

    RunExecution(StepRunner runner, RunOptions options, Listeners listeners, int parallelism, Duration grace) {
        this.runner = runner;
        this.compilation = runner.run().compilation();
        this.listeners = listeners;
        this.steps = StepSelection.upTo(compilation, options.to());
        this.keepGoing = options.keepGoing() || compilation.plan().keepGoing();
        this.parallelism = parallelism;
        this.grace = grace;
        this.ready =
                new ReadySteps<>(steps, CompiledStep::name, step -> step.plan().after());
        this.threads = new StepThreads(grace);
        options.recompute().forEach(compilation::step);
        for (CompiledStep step : steps) {
            if (options.fresh() || options.recompute().contains(step.name())) {
                recompute.put(step.name(), ReasonCode.ASKED.about(step.name()));
            }
        }
    }

    /** Throws if the host of the run does not give what the steps need. */
    void checkSupplies() {
        List<Problem> missing = runner.run().checkSupplies(steps);
        if (!missing.isEmpty()) {
            throw new PipelineException(missing);
        }
    }

    LocalRun execute() {
        String runId = runner.run().runId();
        listeners.runStarted(runId, compilation.plan());
        runAll();
        LocalRun run = new LocalRun(this, runner.run(), steps, outcomes, failures);
        listeners.runFinished(runId, run.succeeded());
        if (threads.isCancelled()) {
            Thread.currentThread().interrupt();
        }
        return run;
    }

    /**
     * Computes once more the step that made a damaged value, and what then has another key.
     *
     * @return whether the step has a result now
     */
    @Override
    public boolean repair(DamagedValue damaged) {
        if (!plan(damaged)) {
            return false;
        }
        ready.sendBack(damaged.step());
        runAll();
        if (threads.isCancelled()) {
            Thread.currentThread().interrupt();
        }
        return results.containsKey(damaged.step());
    }

    private void runAll() {
        try {
            while (true) {
                startAll();
                if (threads.running() == 0) {
                    break;
                }
                ended(threads.next());
            }
        } finally {
            threads.endIdle();
        }
        for (CompiledStep step : ready.left()) {
            skip(step, Objects.requireNonNull(whySkipped(step)));
        }
    }

    private void startAll() {
        while (!isStopping() && threads.running() < parallelism) {
            CompiledStep step = ready.take();
            if (step == null) {
                return;
            }
            Reason skipped = whySkipped(step);
            if (skipped != null) {
                skip(step, skipped);
                continue;
            }
            Reason reason = recompute.get(step.name());
            threads.start(step, () -> attempts(step).run(reason));
        }
    }

    private StepAttempts attempts(CompiledStep step) {
        boolean isAskedOfUsers = step.nodes().stream().anyMatch(node -> node.body() instanceof Body.Load);
        if (isAskedOfUsers || !compilation.publications(step).isEmpty()) {
            StepThread.keepCurrentToItself();
        }
        return new StepAttempts(runner, step, listeners, () -> !threads.isCancelled(), grace);
    }

    private boolean isStopping() {
        return stoppedBy != null || threads.isCancelled();
    }

    /** Returns the result of a step, null if it has none. */
    @Override
    public @Nullable StepResult result(String step) {
        return results.get(step);
    }

    @Override
    public StepRunner runner() {
        return runner;
    }

    private @Nullable Reason whySkipped(CompiledStep step) {
        if (threads.isCancelled()) {
            return ReasonCode.CANCELLED.about(step.name());
        }
        for (String needed : step.plan().after()) {
            StepOutcome outcome = outcomes.get(needed);
            if (outcome != null && outcome.state() != State.COMMITTED) {
                return ReasonCode.UPSTREAM_FAILED.about(needed);
            }
        }
        return stoppedBy == null ? null : ReasonCode.RUN_STOPPED.about(stoppedBy);
    }

    private void ended(StepThreads.End end) {
        CompiledStep step = end.step();
        StepResult result = end.result();
        Throwable failure = end.failure();
        if (result != null) {
            recompute.remove(step.name());
            boolean isOutdated = ready.isOutdated(step.name()) && !isStopping();
            committed(step, result, end.time());
            if (isOutdated) {
                ready.putBack(step.name());
                return;
            }
            ready.ended(step.name());
        } else if (failure instanceof StepFailure failed) {
            if (!isRepairable(step, failed.damaged())) {
                failed(step, failed, end.time());
                ready.ended(step.name());
            }
        } else if (failure instanceof AttemptCancelled || failure instanceof IgnoredInterrupt) {
            threads.cancel();
            failed(step, cancelled(step, failure), end.time());
            ready.ended(step.name());
        } else {
            throw unexpected(failure);
        }
    }

    /** Returns whether a step will run again, after the one that made the damaged value because of which it failed. */
    private boolean isRepairable(CompiledStep step, @Nullable DamagedValue damaged) {
        if (damaged == null || isStopping()) {
            return false;
        }
        if (ready.isOutdated(step.name())) {
            ready.putBack(step.name());
            return true;
        }
        if (!plan(damaged)) {
            return false;
        }
        ready.putBack(step.name());
        ready.sendBack(damaged.step());
        return true;
    }

    /** Stops what runs, and returns what to throw. */
    private RuntimeException unexpected(@Nullable Throwable failure) {
        threads.cancel();
        while (threads.running() > 0) {
            threads.next();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception
                ? exception
                : new IllegalStateException("a step ended without a result", failure);
    }

    /** Plans to compute a step once more; false if that was done before, or it is no step of this run. */
    private boolean plan(DamagedValue damaged) {
        if (!ready.contains(damaged.step()) || !repaired.add(damaged.step())) {
            return false;
        }
        ReasonCode code = damaged.missing() ? ReasonCode.BLOB_MISSING : ReasonCode.BLOB_DAMAGED;
        recompute.put(damaged.step(), code.about(damaged.node()));
        return true;
    }

    private void committed(CompiledStep step, StepResult result, Duration time) {
        boolean isKnown = outcomes.containsKey(step.name());
        results.put(step.name(), result);
        failures.remove(step.name());
        if (isKnown && !result.started()) {
            return;
        }
        finished(new StepOutcome(
                step.name(),
                State.COMMITTED,
                result.reused(),
                result.reasons(),
                result.pin().outputs(),
                result.manifest().checks(),
                time,
                null));
    }

    private void failed(CompiledStep step, StepFailure failure, Duration time) {
        failures.put(step.name(), failure);
        results.remove(step.name());
        boolean mustStop = failure.getCause() instanceof OutOfMemoryError;
        // With several, the plan decides which one is named, not the clock.
        if ((!keepGoing || mustStop) && (stoppedBy == null || ready.index(step.name()) < ready.index(stoppedBy))) {
            stoppedBy = step.name();
        }
        finished(new StepOutcome(
                step.name(), State.FAILED, false, List.of(), Map.of(), List.of(), time, failure.problem()));
    }

    private StepFailure cancelled(CompiledStep step, Throwable cause) {
        boolean goesOn = cause instanceof IgnoredInterrupt
                || (cause instanceof AttemptCancelled attempt && attempt.isThreadAlive());
        String message = "step '" + step.name() + "' was cancelled";
        return StepFailure.retryable(
                goesOn
                        ? new Problem(
                                "Run/Cancelled",
                                message + ", but ignored the interrupt for " + grace.toMillis()
                                        + " ms, and still runs; it can commit nothing",
                                null,
                                "let the functions heed Thread.interrupted()")
                        : new Problem("Run/Cancelled", message, null, "resume the run: finished steps are kept"),
                cause);
    }

    private void skip(CompiledStep step, Reason reason) {
        if (!threads.isCancelled()) {
            Plan plan = compilation.plan();
            Pin pin = new Pin(
                    step.name(),
                    State.SKIPPED,
                    null,
                    Map.of(),
                    null,
                    plan.shape(),
                    plan.codeDigest(),
                    null,
                    List.of(reason),
                    List.of(),
                    Map.of(),
                    List.of());
            try {
                new PinWriter(runner.run(), step.name()).skip(pin);
            } catch (IOException e) {
                // A step without a pin counts as not run yet, which is true.
                logger().log(Level.DEBUG, "that step " + step.name() + " was skipped could not be recorded", e);
            }
        }
        ready.ended(step.name());
        finished(new StepOutcome(
                step.name(), State.SKIPPED, false, List.of(reason), Map.of(), List.of(), Duration.ZERO, null));
    }

    private void finished(StepOutcome outcome) {
        outcomes.put(outcome.step(), outcome);
        listeners.stepFinished(runner.run().runId(), outcome);
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(RunExecution.class.getName());
    }
}
