package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.RunState;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits, for a bounded time in all, until workers with the run's plan are there: a rolling deployment. */
final class Handshake {
    /** How long to wait before the next try. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private @Nullable Long since;

    Handshake(@Nullable RunState state) {
        this.since = state == null ? null : state.differsSince();
    }

    /** Returns when a worker first had another plan, in workflow time; null: none had. */
    @Nullable
    Long since() {
        return since;
    }

    /** A worker has another plan; returns whether it is worth waiting for one that has the right one. */
    boolean mayWait() {
        long now = Workflow.currentTimeMillis();
        Long first = since;
        if (first == null) {
            since = now;
            return true;
        }
        return now - first < PATIENCE.toMillis();
    }

    /** Calls an activity of ours and waits for it, also for workers that have the right plan. */
    <T> T call(String type, String summary, Class<T> result, Object argument) {
        int lost = 0;
        while (true) {
            try {
                return Workflow.newUntypedActivityStub(StepOptions.ours(summary))
                        .execute(type, result, argument);
            } catch (ActivityFailure e) {
                if (isLost(e) && lost < StepOptions.LOST_AT_MOST) {
                    lost++;
                } else if (differs(e) && mayWait()) {
                    Workflow.sleep(INTERVAL);
                } else if (e.getCause() instanceof ApplicationFailure failure) {
                    throw Failures.again(failure);
                } else {
                    throw e;
                }
            }
        }
    }

    static boolean differs(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && WireNames.SHAPE_DIFFERS.equals(cause.getType());
    }

    /** Returns whether an attempt ended because its worker did. */
    static boolean isLost(ActivityFailure failure) {
        if (failure.getCause() instanceof ApplicationFailure cause) {
            return WireNames.WORKER_STOPPED.equals(cause.getType());
        }
        return failure.getCause() instanceof TimeoutFailure timeout
                && timeout.getTimeoutType() == io.temporal.api.enums.v1.TimeoutType.TIMEOUT_TYPE_HEARTBEAT;
    }
}
