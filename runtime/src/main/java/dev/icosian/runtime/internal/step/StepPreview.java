package dev.icosian.runtime.internal.step;

import dev.icosian.PipelineException;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.Generations.Numbered;
import dev.icosian.runtime.internal.record.RunPins;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt of a step would do. Immutable.
 *
 * @param reused whether there is a result to use
 * @param reasons why it would be reused or computed
 * @param outputs digests by node if it would be reused, null for a null value; else empty
 */
public record StepPreview(boolean reused, List<Reason> reasons, Map<String, @Nullable String> outputs) {
    /**
     * Finds it out. Files that params name are pinned in the run's store; sources are asked for the version of their
     * content, but those that use something, which only a step that runs has.
     *
     * @param inputs digest by node of another step, null for a null value
     * @param recompute why to compute although there is a result; null: use one if there is
     */
    public static StepPreview of(
            RunContext run, CompiledStep step, Map<String, @Nullable String> inputs, @Nullable Reason recompute)
            throws IOException {
        if (recompute != null) {
            return new StepPreview(false, List.of(recompute), Map.of());
        }
        String notAsked = StepSources.first(step, source -> !source.uses().isEmpty());
        if (notAsked != null) {
            return new StepPreview(false, List.of(ReasonCode.SOURCE_NOT_ASKED.about(notAsked)), Map.of());
        }
        Map<String, FilePin> files = new TreeMap<>(Utf8Order.INSTANCE);
        for (String name : step.params()) {
            ParamSet.Param param = run.params().get(name);
            if (param.isFile() && param.value() != null) {
                files.put(name, new ImportedFiles(run).previewed(param));
            }
        }
        StepIdentity identity = StepIdentity.of(step, new RunIngredients(run, inputs, files, versions(run, step)));
        RunPins pins = RunPins.list(run.store(), run.pipeline(), run.runKey(), List.of(step.name()));
        Candidate candidate = Candidate.find(
                run.store(), run.pipeline(), step.name(), identity.key(), pins.latest(step.name()), step.outputs());
        Numbered usable = candidate.usable();
        if (usable != null) {
            return new StepPreview(
                    true,
                    Explanation.ofReuse(step, usable.manifest()),
                    usable.manifest().digests());
        }
        Reason flaw = candidate.flaw();
        List<Reason> reasons = flaw == null
                ? Explanation.of(run.store(), run.pipeline(), step, identity).reasons()
                : List.of(flaw);
        return new StepPreview(false, reasons, Map.of());
    }

    private static Map<String, Optional<String>> versions(RunContext run, CompiledStep step) throws IOException {
        try {
            return StepSources.versions(run, step);
        } catch (StepFailure e) {
            throw new PipelineException(List.of(e.problem()), e);
        } catch (AttemptCancelled e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }
}
