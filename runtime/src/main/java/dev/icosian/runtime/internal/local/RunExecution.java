package dev.icosian.runtime.internal.local;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Pin.Decision;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The course of one run: its steps one after the other, in the plan's order. For one thread and one use. */
final class RunExecution {
    private static final System.Logger LOGGER = System.getLogger(RunExecution.class.getName());

    private final StepRunner runner;
    private final Compilation compilation;
    private final Listeners listeners;
    private final List<CompiledStep> steps;
    private final boolean keepGoing;

    private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
    private final Map<String, StepResult> results = new HashMap<>();
    private final Map<String, StepFailure> failures = new HashMap<>();
    private final Map<String, Reason> recompute = new HashMap<>();
    private final Set<String> repaired = new HashSet<>();
    private @Nullable String stoppedBy;
    private boolean cancelled;

    RunExecution(StepRunner runner, RunOptions options, Listeners listeners) {
        this.runner = runner;
        this.compilation = runner.run().compilation();
        this.listeners = listeners;
        this.steps = StepSelection.upTo(compilation, options.to());
        this.keepGoing = options.keepGoing() || compilation.plan().keepGoing();
        options.recompute().forEach(compilation::step);
        for (CompiledStep step : steps) {
            if (options.fresh() || options.recompute().contains(step.name())) {
                recompute.put(step.name(), ReasonCode.ASKED.about(step.name()));
            }
        }
    }

    LocalRun execute() {
        String runId = runner.run().runId();
        listeners.runStarted(runId, compilation.plan());
        int next = 0;
        while (next < steps.size()) {
            CompiledStep step = steps.get(next);
            Reason skipped = whySkipped(step);
            if (skipped != null) {
                skip(step, skipped);
                next++;
                continue;
            }
            DamagedValue damaged = runStep(step);
            next = damaged == null ? next + 1 : indexOf(damaged.step());
        }
        LocalRun run = new LocalRun(this, runner.run(), steps, outcomes, results, failures);
        listeners.runFinished(runId, run.succeeded());
        return run;
    }

    /**
     * Computes once more the step that made a damaged value, and what then has another key.
     *
     * @return whether the step has a result now
     */
    boolean repair(DamagedValue damaged) {
        if (!plan(damaged)) {
            return false;
        }
        int next = indexOf(damaged.step());
        while (next < steps.size()) {
            DamagedValue other = runStep(steps.get(next));
            if (failures.containsKey(steps.get(next).name())) {
                return false;
            }
            next = other == null ? next + 1 : indexOf(other.step());
        }
        return true;
    }

    /** Returns the result of a step, null if it has none. */
    @Nullable
    StepResult result(String step) {
        return results.get(step);
    }

    StepRunner runner() {
        return runner;
    }

    private @Nullable Reason whySkipped(CompiledStep step) {
        if (cancelled) {
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

    /** Runs a step to its end. Returns the damaged value of another step because of which it could not, else null. */
    private @Nullable DamagedValue runStep(CompiledStep step) {
        Reason reason = recompute.get(step.name());
        long start = System.nanoTime();
        try {
            StepResult result = new StepAttempts(runner, step, listeners).run(reason);
            recompute.remove(step.name());
            committed(step, result, Duration.ofNanos(System.nanoTime() - start));
            return null;
        } catch (StepFailure failure) {
            DamagedValue damaged = failure.damaged();
            if (damaged != null && plan(damaged)) {
                return damaged;
            }
            failed(step, failure, Duration.ofNanos(System.nanoTime() - start));
            return null;
        } catch (AttemptCancelled e) {
            cancelled = true;
            failed(step, cancelledFailure(step, e), Duration.ofNanos(System.nanoTime() - start));
            return null;
        }
    }

    /** Plans to compute a step once more; false if that was done before, or it is no step of this run. */
    private boolean plan(DamagedValue damaged) {
        if (indexOf(damaged.step()) < 0 || !repaired.add(damaged.step())) {
            return false;
        }
        ReasonCode code = damaged.missing() ? ReasonCode.BLOB_MISSING : ReasonCode.BLOB_DAMAGED;
        recompute.put(damaged.step(), code.about(damaged.node()));
        return true;
    }

    private int indexOf(String step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(step)) {
                return i;
            }
        }
        return -1;
    }

    private void committed(CompiledStep step, StepResult result, Duration time) {
        boolean isKnown = outcomes.containsKey(step.name());
        results.put(step.name(), result);
        failures.remove(step.name());
        if (isKnown && !result.started()) {
            return;
        }
        boolean reused = !result.started() || result.pin().decision() == Decision.REUSED;
        List<Reason> reasons =
                result.started() ? result.pin().reasons() : List.of(ReasonCode.NOTHING_CHANGED.about(step.name()));
        finished(new StepOutcome(
                step.name(),
                State.COMMITTED,
                reused,
                reasons,
                result.pin().outputs(),
                result.manifest().checks(),
                time,
                null));
    }

    private void failed(CompiledStep step, StepFailure failure, Duration time) {
        failures.put(step.name(), failure);
        results.remove(step.name());
        boolean mustStop = failure.getCause() instanceof OutOfMemoryError;
        if (stoppedBy == null && (!keepGoing || mustStop)) {
            stoppedBy = step.name();
        }
        finished(new StepOutcome(
                step.name(), State.FAILED, false, List.of(), Map.of(), List.of(), time, failure.problem()));
    }

    private static StepFailure cancelledFailure(CompiledStep step, AttemptCancelled cause) {
        return StepFailure.retryable(
                new Problem(
                        "Run/Cancelled",
                        "step '" + step.name() + "' was cancelled",
                        null,
                        "resume the run: finished steps are kept"),
                cause);
    }

    private void skip(CompiledStep step, Reason reason) {
        if (!cancelled) {
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
                LOGGER.log(Level.DEBUG, "that step " + step.name() + " was skipped could not be recorded", e);
            }
        }
        finished(new StepOutcome(
                step.name(), State.SKIPPED, false, List.of(reason), Map.of(), List.of(), Duration.ZERO, null));
    }

    private void finished(StepOutcome outcome) {
        outcomes.put(outcome.step(), outcome);
        listeners.stepFinished(runner.run().runId(), outcome);
    }
}
