package dev.icosian.temporal.internal.work;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.local.StepSelection;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.temporal.internal.wire.Packing;
import dev.icosian.temporal.internal.wire.PlanCall;
import dev.icosian.temporal.internal.wire.PlanForm;
import dev.icosian.temporal.internal.wire.PlanPart;
import dev.icosian.temporal.internal.wire.StoredPlans;
import dev.icosian.temporal.internal.wire.WireNames;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands out plans that are too large for the input of a run, or unknown to what started it. */
final class PlanParts {
    /** Payloads of 2 MB are refused; from 512 kB on the server warns. */
    private static final int LENGTH = 500_000;

    private final WorkedRuns runs;

    PlanParts(WorkedRuns runs) {
        this.runs = runs;
    }

    PlanPart part(String pipeline, PlanCall call) throws StepFailure, IOException {
        Compilation compilation = runs.compilation(pipeline, WorkedRuns.config(call.config()));
        Plan plan = plan(compilation.plan(), call.digest());
        Set<String> chosen = StepSelection.upTo(compilation, Set.copyOf(call.to())).stream()
                .map(CompiledStep::name)
                .collect(Collectors.toSet());
        // Names and order are those of the shape; policies are those that the run began with.
        String packed = Packing.pack(PlanForm.steps(plan.steps().stream()
                .filter(step -> chosen.contains(step.name()))
                .toList()));
        int parts = (packed.length() + LENGTH - 1) / LENGTH;
        int start = call.part() * LENGTH;
        return new PlanPart(
                parts,
                packed.substring(start, Math.min(packed.length(), start + LENGTH)),
                plan.shape(),
                runs.settings().store().uri().toString(),
                plan.keepGoing());
    }

    /** Returns the plan that the store has, if it is one that this program can run. */
    private Plan plan(Plan mine, String digest) throws StepFailure, IOException {
        ArtifactStore store = runs.settings().store();
        Optional<Plan> stored;
        try {
            stored = StoredPlans.find(store, digest);
        } catch (PipelineException e) {
            throw differs("the plan " + digest + " of pipeline '" + mine.pipeline()
                    + "' is one that this worker does not understand: "
                    + e.problems().get(0).message());
        }
        if (stored.isPresent()) {
            Plan found = stored.get();
            if (found.pipeline().equals(mine.pipeline()) && found.shape().equals(mine.shape())) {
                return found;
            }
            throw differs("the plan of pipeline '" + mine.pipeline() + "' has shape " + mine.shape()
                    + " on this worker, and the run has " + found.shape());
        }
        if (!mine.digest().equals(digest)) {
            throw differs("the plan of pipeline '" + mine.pipeline() + "' has digest " + mine.digest()
                    + " on this worker, and the run has " + digest + ", which is not in the store " + store.uri());
        }
        // What started the run had no store, or what was in it is gone; workers that come later may have another plan.
        StoredPlans.keep(store, mine);
        return mine;
    }

    private static StepFailure differs(String message) {
        return StepFailure.permanent(
                new Problem(
                        WireNames.SHAPE_DIFFERS,
                        message,
                        null,
                        "deploy workers and what starts runs from the same sources"),
                null);
    }
}
