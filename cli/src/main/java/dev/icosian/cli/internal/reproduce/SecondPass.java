package dev.icosian.cli.internal.reproduce;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.TimedAttempt;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the steps of a run once more, the last one first: then each is given what it was given the first time, since
 * those before it still have their first results.
 */
public final class SecondPass {
    private SecondPass() {}

    /**
     * What a step came to the second time: one of both.
     *
     * @param manifest null if it failed
     * @param failure null if it did not
     */
    public record Again(
            @Nullable Manifest manifest, @Nullable Problem failure) {}

    /**
     * Computes and returns what came of it, by step.
     *
     * @param run has computed all of the steps
     * @param steps in the order of the plan
     * @param done told of each step
     */
    public static Map<String, Again> of(RunContext run, List<CompiledStep> steps, Consumer<CompiledStep> done) {
        StepRunner runner = new StepRunner(run);
        Map<String, Again> results = new LinkedHashMap<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            CompiledStep step = steps.get(i);
            results.put(step.name(), again(runner, step));
            done.accept(step);
        }
        return results;
    }

    private static Again again(StepRunner runner, CompiledStep step) {
        AttemptRequest request = AttemptRequest.of(1).because(ReasonCode.ASKED.about(step.name()));
        try {
            return new Again(
                    TimedAttempt.make(runner, step, request, LocalSettings.defaultGrace())
                            .manifest(),
                    null);
        } catch (StepFailure failure) {
            return new Again(null, failure.problem());
        } catch (AttemptCancelled e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Run/Cancelled", "step '" + step.name() + "' was cancelled", null, "verify once more")),
                    e);
        }
    }
}
