package dev.icosian.temporal.speed;

import dev.icosian.temporal.internal.wire.BeginCall;
import dev.icosian.temporal.internal.wire.BeginDone;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.StepCall;
import dev.icosian.temporal.internal.wire.StepDone;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one would write by hand: loops and promises, without a plan, without limits, pauses or resuming. The
 * activities are those of our workers, so that the same is computed and stored.
 */
public final class HandWritten implements DynamicWorkflow {
    private final ActivityStub activities = Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(10))
            .setHeartbeatTimeout(Duration.ofSeconds(30))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(3).build())
            .build());

    /** For the SDK. */
    public HandWritten() {}

    @Override
    public @Nullable Object execute(EncodedValues arguments) {
        RunInput input = arguments.get(0, RunInput.class);
        String pipeline = Workflow.getInfo().getWorkflowType();
        String run = WireNames.runId(pipeline, Workflow.getInfo().getWorkflowId());
        // Our activities want a record of the run; nothing is looked for that could be reused.
        activities.execute(
                WireNames.BEGIN,
                BeginDone.class,
                new BeginCall(
                        run,
                        input.shape(),
                        input.store(),
                        input.config(),
                        input.params(),
                        false,
                        List.of(),
                        List.of(),
                        true,
                        null,
                        null));
        StepCall call = new StepCall(run, input.shape(), input.store(), null);
        String[] words = pipeline.split("_", -1);
        switch (words[0]) {
            case "chain" -> chain(call, Integer.parseInt(words[1]));
            case "fan" -> layers(call, 1, Integer.parseInt(words[1]));
            default -> layers(call, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        return null;
    }

    private void chain(StepCall call, int length) {
        for (int i = 0; i < length; i++) {
            activities.execute("n" + i, StepDone.class, call);
        }
    }

    /** Each step starts when the two that it needs have ended. */
    private void layers(StepCall call, int layers, int width) {
        List<Promise<StepDone>> above = List.of();
        for (int layer = 0; layer < layers; layer++) {
            List<Promise<StepDone>> steps = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                String step = "n" + (layer * width + i);
                steps.add(
                        layer == 0
                                ? activities.executeAsync(step, StepDone.class, call)
                                : Promise.allOf(above.get(i), above.get((i + 1) % width))
                                        .thenCompose(done -> activities.executeAsync(step, StepDone.class, call)));
            }
            above = steps;
        }
        Promise.allOf(above).get();
        activities.execute("n" + layers * width, StepDone.class, call);
    }
}
