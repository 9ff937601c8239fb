package dev.icosian.runtime.internal.local;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.record.Generations;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.step.DamagedValue;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run as the store knows it: for targets whose steps ran in other processes. Immutable, thread safe. */
public final class PinnedRun implements FinishedRun, StoredResults.Source {
    private final RunContext context;
    private final List<CompiledStep> steps;
    private final Map<String, StepOutcome> outcomes;
    private final Map<String, StepResult> results;

    private PinnedRun(
            RunContext context,
            List<CompiledStep> steps,
            Map<String, StepOutcome> outcomes,
            Map<String, StepResult> results) {
        this.context = context;
        this.steps = steps;
        this.outcomes = Map.copyOf(outcomes);
        this.results = Map.copyOf(results);
    }

    /**
     * Reads what has become of a run's steps; those without a pin are missing.
     *
     * @param to nodes to which the run was limited; empty: it was not
     * @param since what was committed before counts as reused
     */
    public static PinnedRun read(RunContext context, Set<String> to, Instant since) throws IOException {
        return read(context, to, since, Set.of());
    }

    /** As {@link #read(RunContext, Set, Instant)}, but leaves out the steps that are known. */
    public static PinnedRun read(RunContext context, Set<String> to, Instant since, Set<String> known)
            throws IOException {
        RunPins pins = RunPins.list(context.store(), context.pipeline(), context.runKey());
        Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
        Map<String, StepResult> results = new LinkedHashMap<>();
        List<CompiledStep> steps = StepSelection.upTo(context.compilation(), to);
        for (CompiledStep step : steps) {
            Pin pin = known.contains(step.name()) ? null : pins.latest(step.name());
            if (pin == null) {
                continue;
            }
            Manifest manifest = manifest(context, pin);
            boolean isEarlier = lastEnd(pin).isBefore(since);
            if (manifest != null) {
                boolean isReused = isEarlier || pin.decision() == Pin.Decision.REUSED;
                results.put(step.name(), new StepResult(pin, manifest, !isEarlier, isReused, pin.reasons()));
            }
            if (manifest != null || pin.state() != State.COMMITTED) {
                outcomes.put(step.name(), outcome(pin, manifest, isEarlier));
            }
        }
        return new PinnedRun(context, steps, outcomes, results);
    }

    private static @Nullable Manifest manifest(RunContext context, Pin pin) throws IOException {
        Pin.ManifestRef ref = pin.manifest();
        String key = pin.key();
        if (pin.state() != State.COMMITTED || ref == null || key == null) {
            return null;
        }
        Generations.Numbered named = Generations.pinned(context.store(), context.pipeline(), pin.step(), key, ref);
        return named == null ? null : named.manifest();
    }

    private static StepOutcome outcome(Pin pin, @Nullable Manifest manifest, boolean isEarlier) {
        if (manifest == null) {
            List<Reason> reasons = pin.state() == State.FAILED ? List.of() : pin.reasons();
            return new StepOutcome(
                    pin.step(), pin.state(), false, reasons, Map.of(), List.of(), time(pin), failure(pin));
        }
        boolean isReused = isEarlier || pin.decision() == Pin.Decision.REUSED;
        return new StepOutcome(
                pin.step(),
                State.COMMITTED,
                isReused,
                isEarlier ? List.of(ReasonCode.NOTHING_CHANGED.about(pin.step())) : pin.reasons(),
                pin.outputs(),
                manifest.checks(),
                isEarlier ? Duration.ZERO : time(pin),
                null);
    }

    private static @Nullable Problem failure(Pin pin) {
        if (pin.state() != State.FAILED) {
            return null;
        }
        List<Pin.Attempt> attempts = pin.attempts();
        Problem last =
                attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).failure();
        return last == null
                ? new Problem("Run/NodeFailed", "step '" + pin.step() + "' failed", null, "run it again")
                : last;
    }

    private static Instant lastEnd(Pin pin) {
        List<Pin.Attempt> attempts = pin.attempts();
        return attempts.isEmpty()
                ? Instant.EPOCH
                : attempts.get(attempts.size() - 1).endedAt();
    }

    private static Duration time(Pin pin) {
        Duration time = Duration.ZERO;
        for (Pin.Attempt attempt : pin.attempts()) {
            time = time.plus(Duration.between(attempt.startedAt(), attempt.endedAt()));
        }
        return time;
    }

    @Override
    public String id() {
        return context.runId();
    }

    @Override
    public boolean succeeded() {
        return outcomes.size() == steps.size()
                && outcomes.values().stream().allMatch(outcome -> outcome.state() == State.COMMITTED);
    }

    @Override
    public List<StepOutcome> steps() {
        return steps.stream()
                .filter(step -> outcomes.containsKey(step.name()))
                .map(step -> step(step.name()))
                .toList();
    }

    @Override
    public StepOutcome step(String name) {
        StepOutcome outcome = outcomes.get(name);
        if (outcome == null) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/UnknownStep",
                    "the run of pipeline '" + context.pipeline() + "' has no step '" + name + "'",
                    null,
                    NearNames.hint(name, steps.stream().map(CompiledStep::name).toList(), "its steps are "))));
        }
        return outcome;
    }

    @Override
    public Results results() {
        if (!succeeded()) {
            List<Problem> problems = steps().stream()
                    .map(StepOutcome::failure)
                    .filter(problem -> problem != null)
                    .toList();
            throw new PipelineException(problems);
        }
        return new StoredResults(this, context);
    }

    @Override
    public RunContext context() {
        return context;
    }

    @Override
    public @Nullable StepFailure failure(String step) {
        return null;
    }

    @Override
    public @Nullable StepResult result(String step) {
        return results.get(step);
    }

    @Override
    public boolean repair(DamagedValue damaged) {
        return false;
    }

    @Override
    public StepRunner runner() {
        return new StepRunner(context);
    }
}
