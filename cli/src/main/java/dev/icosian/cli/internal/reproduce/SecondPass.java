package dev.icosian.cli.internal.reproduce;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.TimedAttempt;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepRunner;
import java.io.IOException;
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
     * Computes the steps of a run once more.
     *
     * @param run has computed all of the steps
     * @param steps in the order of the plan
     * @param done told of each step
     */
    public static void compute(RunContext run, List<CompiledStep> steps, Consumer<String> done) {
        StepRunner runner = new StepRunner(run);
        for (int i = steps.size() - 1; i >= 0; i--) {
            compute(runner, steps.get(i));
            done.accept(steps.get(i).name());
        }
    }

    /** Returns what came of it: what the run has stored last, whichever process did. */
    static Map<String, Again> results(RunContext run, List<CompiledStep> steps) throws IOException {
        RunPins pins = RunPins.list(run.store(), run.pipeline(), run.runKey());
        Map<String, Again> results = new LinkedHashMap<>();
        for (CompiledStep step : steps) {
            Pin pin = pins.latest(step.name());
            if (pin != null) {
                results.put(step.name(), again(run, pin));
            }
        }
        return results;
    }

    private static Again again(RunContext run, Pin pin) throws IOException {
        Pin.ManifestRef ref = pin.manifest();
        String key = pin.key();
        if (ref == null || key == null) {
            return new Again(
                    null,
                    pin.attempts().stream()
                            .map(Pin.Attempt::failure)
                            .filter(failure -> failure != null)
                            .reduce((first, last) -> last)
                            .orElse(null));
        }
        String name = Layout.manifest(run.pipeline(), pin.step(), key, ref.generation());
        return new Again(RecordFiles.manifest(run.store(), name).orNull(), null);
    }

    private static void compute(StepRunner runner, CompiledStep step) {
        AttemptRequest request = AttemptRequest.of(1).because(ReasonCode.ASKED.about(step.name()));
        try {
            TimedAttempt.make(runner, step, request, LocalSettings.defaultGrace());
        } catch (StepFailure failure) {
            // It is recorded in the run.
            return;
        } catch (AttemptCancelled e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Run/Cancelled", "step '" + step.name() + "' was cancelled", null, "verify once more")),
                    e);
        }
    }
}
