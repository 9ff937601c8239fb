package dev.icosian.temporal.internal.work;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.PinWriter;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepRunner;
import dev.icosian.temporal.internal.wire.EndCall;
import dev.icosian.temporal.internal.wire.StepFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last activity of a run that failed: records what no attempt could. */
final class End {
    private final WorkedRuns runs;

    End(WorkedRuns runs) {
        this.runs = runs;
    }

    void end(String pipeline, EndCall call) throws StepFailure {
        RunContext run = runs.run(pipeline, call.run(), call.shape(), call.store());
        try {
            RunPins pins = RunPins.list(run.store(), run.pipeline(), run.runKey());
            for (StepFailed failed : call.failed()) {
                Pin pin = pins.latest(failed.step());
                if (pin == null || pin.state() == State.SKIPPED) {
                    new StepRunner(run)
                            .recordFailure(
                                    run.compilation().step(failed.step()),
                                    AttemptRequest.of(1),
                                    new Problem(failed.code(), failed.message(), null, null),
                                    run.clock().instant());
                }
            }
            call.skipped().forEach((step, why) -> skip(run, step, new Reason(why.code(), why.subject(), null, null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skip(RunContext run, String step, Reason reason) {
        Plan plan = run.compilation().plan();
        @Nullable String noKey = null;
        try {
            new PinWriter(run, step)
                    .skip(new Pin(
                            step,
                            State.SKIPPED,
                            noKey,
                            Map.of(),
                            null,
                            plan.shape(),
                            plan.codeDigest(),
                            null,
                            List.of(reason),
                            List.of(),
                            Map.of(),
                            List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
