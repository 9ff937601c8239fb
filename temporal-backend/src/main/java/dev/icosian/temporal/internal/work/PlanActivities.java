package dev.icosian.temporal.internal.work;

import dev.icosian.temporal.internal.wire.BeginCall;
import dev.icosian.temporal.internal.wire.EndCall;
import dev.icosian.temporal.internal.wire.PlanCall;
import dev.icosian.temporal.internal.wire.StepCall;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/** All activities of a worker: the activity type is a step's name, or one of {@link WireNames}. Thread safe. */
public final class PlanActivities implements DynamicActivity {
    private final WorkedRuns runs;
    private final Attempts attempts;

    /** Works with these pipelines. */
    public PlanActivities(WorkedRuns runs, Attempts attempts) {
        this.runs = runs;
        this.attempts = attempts;
    }

    @Override
    public @Nullable Object execute(EncodedValues arguments) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        ActivityInfo info = context.getInfo();
        String pipeline = info.getWorkflowType();
        return attempts.heartbeating(context, () -> switch (info.getActivityType()) {
            case WireNames.BEGIN -> new Begin(runs).begin(pipeline, arguments.get(0, BeginCall.class));
            case WireNames.PLAN -> new PlanParts(runs).part(pipeline, arguments.get(0, PlanCall.class));
            case WireNames.END -> {
                new End(runs).end(pipeline, arguments.get(0, EndCall.class));
                yield null;
            }
            default ->
                attempts.step(
                        runs.run(pipeline, arguments.get(0, StepCall.class)),
                        info.getActivityType(),
                        info.getAttempt(),
                        arguments.get(0, StepCall.class).recompute());
        });
    }
}
