package dev.icosian.temporal.internal.work;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.local.StepSelection;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.temporal.internal.wire.Packing;
import dev.icosian.temporal.internal.wire.PlanCall;
import dev.icosian.temporal.internal.wire.PlanForm;
import dev.icosian.temporal.internal.wire.PlanPart;
import dev.icosian.temporal.internal.wire.WireNames;
import java.util.Set;

/** Hands out plans that are too large for the input of a run, or unknown to what started it. */
final class PlanParts {
    /** Payloads of 2 MB are refused; from 512 kB on the server warns. */
    private static final int LENGTH = 500_000;

    private final WorkedRuns runs;

    PlanParts(WorkedRuns runs) {
        this.runs = runs;
    }

    PlanPart part(String pipeline, PlanCall call) throws StepFailure {
        Compilation compilation = runs.compilation(pipeline, WorkedRuns.config(call.config()));
        Plan plan = compilation.plan();
        if (!plan.digest().equals(call.digest())) {
            throw StepFailure.permanent(
                    new Problem(
                            WireNames.SHAPE_DIFFERS,
                            "the plan of pipeline '" + pipeline + "' has digest " + plan.digest()
                                    + " on this worker, and the run has " + call.digest(),
                            null,
                            "deploy workers and what starts runs from the same sources"),
                    null);
        }
        String packed = Packing.pack(PlanForm.steps(StepSelection.upTo(compilation, Set.copyOf(call.to()))));
        int parts = (packed.length() + LENGTH - 1) / LENGTH;
        int start = call.part() * LENGTH;
        return new PlanPart(
                parts,
                packed.substring(start, Math.min(packed.length(), start + LENGTH)),
                plan.shape(),
                runs.settings().store().uri().toString(),
                plan.keepGoing());
    }
}
