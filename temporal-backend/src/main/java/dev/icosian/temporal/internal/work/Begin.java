package dev.icosian.temporal.internal.work;

import dev.icosian.Plan;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.local.StepSelection;
import dev.icosian.runtime.internal.outside.ScheduledDates;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepPreview;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import dev.icosian.temporal.internal.wire.BeginCall;
import dev.icosian.temporal.internal.wire.BeginDone;
import dev.icosian.temporal.internal.wire.ScheduleInput;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first activity of a run: records it, and reuses at once what would otherwise be an activity per step. */
final class Begin {
    private final WorkedRuns runs;

    Begin(WorkedRuns runs) {
        this.runs = runs;
    }

    BeginDone begin(String pipeline, BeginCall call) throws StepFailure, AttemptCancelled {
        RunContext run = runs.start(
                pipeline,
                call.run(),
                call.shape(),
                call.store(),
                WorkedRuns.config(call.config()),
                params(call),
                call.resume(),
                call.scheduledAt() == null ? null : Instant.parse(call.scheduledAt()));
        BitSet reused = call.fresh() ? new BitSet() : reuse(run, call);
        return new BeginDone(
                Base64.getEncoder().encodeToString(reused.toByteArray()),
                run.store().uri().toString());
    }

    private static GivenParams params(BeginCall call) {
        Map<String, @Nullable Object> trees = new TreeMap<>(Utf8Order.INSTANCE);
        ScheduleInput schedule = call.schedule();
        String tick = call.scheduledAt();
        if (schedule != null && tick != null) {
            // What the server's schedule was made with, whatever this worker's program declares by now.
            ScheduledDates.of(schedule.zone(), schedule.dates(), Instant.parse(tick))
                    .forEach((param, date) -> trees.put(param, date.toString()));
        }
        trees.putAll(WorkedRuns.params(call.params()));
        return GivenParams.ofTrees(trees);
    }

    /** Reuses steps as long as all that they need is reused, too; whatever goes wrong is left to the step itself. */
    private static BitSet reuse(RunContext run, BeginCall call) throws AttemptCancelled {
        List<CompiledStep> steps = StepSelection.upTo(run.compilation(), Set.copyOf(call.to()));
        Set<String> asked = Set.copyOf(call.recompute());
        return new Reuse<CompiledStep, StepResult>(
                        steps,
                        CompiledStep::name,
                        step -> step.plan().after(),
                        step -> !asked.contains(step.name())
                                && step.plan().policy().queue() == null)
                .all((step, results) -> reuse(run, step, results));
    }

    private static @Nullable StepResult reuse(RunContext run, CompiledStep step, Map<String, StepResult> upstream)
            throws AttemptCancelled {
        Map<String, @Nullable String> inputs = new TreeMap<>(Utf8Order.INSTANCE);
        for (Plan.Input input : step.plan().inputs()) {
            StepResult result = upstream.get(input.from());
            if (step.readers().containsKey(input.node()) && result != null) {
                inputs.put(input.node(), result.pin().outputs().get(input.node()));
            }
        }
        try {
            if (!StepPreview.of(run, step, inputs, null).reused()) {
                return null;
            }
            return new StepRunner(run).attempt(step, new AttemptRequest(1, null, () -> true, reasons -> {
                throw new WouldCompute();
            }));
        } catch (IOException | RuntimeException | StepFailure e) {
            return null;
        }
    }

    /** The result was gone between two looks at it. */
    private static final class WouldCompute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WouldCompute() {
            super(null, null, false, false);
        }
    }
}
