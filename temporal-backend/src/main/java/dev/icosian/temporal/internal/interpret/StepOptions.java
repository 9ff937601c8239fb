package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.StepInput;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How activities are scheduled. None of it is compared in a replay. */
final class StepOptions {
    /** How often a step starts again because its worker was lost, beside its attempts. */
    static final int LOST_AT_MOST = 10;

    private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(30);
    /** The server wants a bound; lost workers are found by their heartbeats. */
    private static final Duration NO_TIMEOUT = Duration.ofDays(365);
    /** The worker ends an attempt in time by itself; this is for workers that cannot. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private StepOptions() {}

    static ActivityOptions of(StepInput step) {
        Duration first = Duration.ofMillis(Math.max(1, step.backoffMs()));
        Duration longest = Duration.ofMillis(Math.max(first.toMillis(), step.backoffMaxMs()));
        Long timeout = step.timeoutMs();
        Long heartbeat = step.heartbeatMs();
        ActivityOptions.Builder options = ActivityOptions.newBuilder()
                .setStartToCloseTimeout(
                        timeout == null
                                ? NO_TIMEOUT
                                : Duration.ofMillis(timeout).plus(SLACK))
                .setHeartbeatTimeout(heartbeat == null ? DEFAULT_HEARTBEAT : Duration.ofMillis(heartbeat))
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setSummary(step.nodes())
                .setRetryOptions(RetryOptions.newBuilder()
                        .setMaximumAttempts(step.attempts())
                        .setInitialInterval(first)
                        .setMaximumInterval(longest)
                        .setBackoffCoefficient(2)
                        .build());
        String queue = step.queue();
        if (queue != null) {
            options.setTaskQueue(queue);
        }
        return options.build();
    }

    /** Returns the options of what we do beside steps. */
    static ActivityOptions ours(String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofHours(1))
                .setHeartbeatTimeout(DEFAULT_HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setSummary(summary)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setMaximumAttempts(5)
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setMaximumInterval(Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
