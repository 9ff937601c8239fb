package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.FailureDetails;
import dev.icosian.temporal.internal.wire.StepFailed;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** What failures of activities say. */
final class Failures {
    static final StackTraceElement[] NO_FRAMES = {};

    private Failures() {}

    /** Returns a failure that ends the workflow as the activity's failure ended the activity. */
    static ApplicationFailure again(ApplicationFailure failure) {
        String type = failure.getType();
        ApplicationFailure again = ApplicationFailure.newNonRetryableFailure(
                String.valueOf(failure.getOriginalMessage()), type == null ? "Temporal/Internal" : type);
        again.setStackTrace(NO_FRAMES);
        return again;
    }

    /** Returns what is known of a failed step. */
    static StepFailed of(String step, ActivityFailure failure) {
        if (failure.getCause() instanceof ApplicationFailure cause && cause.getType() != null) {
            return new StepFailed(step, cause.getType(), String.valueOf(cause.getOriginalMessage()));
        }
        if (failure.getCause() instanceof TimeoutFailure timeout) {
            return new StepFailed(
                    step,
                    WireNames.WORKER_LOST,
                    "step '" + step + "': its worker was not heard of any more ("
                            + timeout.getTimeoutType().name() + ")");
        }
        return new StepFailed(step, "Temporal/Internal", String.valueOf(failure.getCause()));
    }

    /** Returns the details of a failure of a step's activity; null if it has none. */
    static @Nullable FailureDetails details(ActivityFailure failure) {
        if (failure.getCause() instanceof ApplicationFailure cause
                && cause.getDetails().getSize() > 0) {
            return cause.getDetails().get(0, FailureDetails.class);
        }
        return null;
    }
}
