package dev.icosian.temporal.internal.work;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.temporal.internal.interpret.PlanWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Workers that interpret plans and make attempts of their steps. */
public final class Workers {
    private static final Duration HEARTBEATS = Duration.ofSeconds(5);
    private static final Duration STICKY_DRAIN = Duration.ofSeconds(5);
    /** Scheduling some hundred steps at a time takes a busy machine longer than the second that is usual. */
    private static final long DEADLOCK_MILLIS = 10_000;

    private Workers() {}

    /**
     * Starts a worker per queue.
     *
     * @param concurrency how many activities each of them runs at the same time
     * @param drains whether other workers can go on with runs that this one interprets
     */
    public static WorkerFactory start(
            WorkflowClient client,
            Collection<String> queues,
            PlanActivities activities,
            int concurrency,
            boolean drains) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        WorkerOptions.Builder options = WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(concurrency)
                .setAllowActivityHeartbeatDuringShutdown(true)
                .setMaxHeartbeatThrottleInterval(HEARTBEATS)
                .setDefaultHeartbeatThrottleInterval(HEARTBEATS)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS);
        if (drains) {
            options.setStickyTaskQueueDrainTimeout(STICKY_DRAIN);
        }
        for (String queue : queues) {
            register(factory.newWorker(queue, options.build()), activities);
        }
        factory.start();
        return factory;
    }

    /**
     * Makes a worker interpret plans and run steps.
     *
     * @throws PipelineException if it has dynamic types already
     */
    public static void register(Worker worker, PlanActivities activities) {
        try {
            worker.registerWorkflowImplementationTypes(PlanWorkflow.class);
            worker.registerActivitiesImplementations(activities);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Temporal/DynamicTypes",
                            "the worker of queue '" + worker.getTaskQueue()
                                    + "' cannot take pipelines: it has a dynamic workflow or activity of its own ("
                                    + e.getMessage() + ")",
                            null,
                            "give pipelines a queue of their own: register(factory.newWorker(\"pipelines\"))")),
                    e);
        }
    }
}
