package dev.icosian.temporal.internal.work;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.temporal.internal.interpret.PlanWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Workers that interpret plans and make attempts of their steps. */
public final class Workers {
    private static final Duration HEARTBEATS = Duration.ofSeconds(5);
    private static final Duration STICKY_DRAIN = Duration.ofSeconds(5);
    /** Scheduling some hundred steps at a time takes a busy machine longer than the second that is usual. */
    private static final long DEADLOCK_MILLIS = 10_000;

    private Workers() {}

    /**
     * What workers of ours are like.
     *
     * @param concurrency how many activities each of them runs at the same time
     * @param drains whether other workers can go on with runs that this one interprets
     * @param factory options of their factory
     * @param deployment which version of a deployment they are; null: they have none
     */
    public record Kind(
            int concurrency,
            boolean drains,
            WorkerFactoryOptions factory,
            @Nullable WorkerDeploymentOptions deployment) {
        /** Returns workers after which there are others. */
        public static Kind draining(int concurrency) {
            return new Kind(concurrency, true, WorkerFactoryOptions.getDefaultInstance(), null);
        }

        /** Returns workers that end with the runs that they serve. */
        public static Kind ending(int concurrency) {
            return new Kind(concurrency, false, WorkerFactoryOptions.getDefaultInstance(), null);
        }

        /** Returns a copy with other options of the factory. */
        public Kind with(WorkerFactoryOptions other) {
            return new Kind(concurrency, drains, other, deployment);
        }

        /** Returns a copy of a version of a deployment; null: of none. */
        public Kind in(@Nullable WorkerDeploymentOptions version) {
            return new Kind(concurrency, drains, factory, version);
        }
    }

    /** Starts a worker per queue. */
    public static WorkerFactory start(
            WorkflowClient client, Collection<String> queues, PlanActivities activities, Kind kind) {
        WorkerFactory factory = WorkerFactory.newInstance(client, kind.factory());
        WorkerOptions.Builder options = WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(kind.concurrency())
                .setAllowActivityHeartbeatDuringShutdown(true)
                .setMaxHeartbeatThrottleInterval(HEARTBEATS)
                .setDefaultHeartbeatThrottleInterval(HEARTBEATS)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS);
        if (kind.drains()) {
            options.setStickyTaskQueueDrainTimeout(STICKY_DRAIN);
        }
        if (kind.deployment() != null) {
            options.setDeploymentOptions(kind.deployment());
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
     * @throws PipelineException if it has dynamic types already, or a version that no run could stay with
     */
    public static void register(Worker worker, PlanActivities activities) {
        check(worker);
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

    /** The server refuses what such a worker answers, again and again, and its runs hang. */
    private static void check(Worker worker) {
        WorkerDeploymentOptions deployment = worker.getWorkerOptions().getDeploymentOptions();
        if (deployment == null) {
            return;
        }
        boolean isVersioned = deployment.isUsingVersioning();
        boolean saysHow = deployment.getDefaultVersioningBehavior() != VersioningBehavior.UNSPECIFIED;
        if (isVersioned != saysHow) {
            throw new PipelineException(List.of(new Problem(
                    "Temporal/Versioning",
                    "the worker of queue '" + worker.getTaskQueue() + "' "
                            + (isVersioned
                                    ? "is a version of a deployment, and does not say whether runs stay with it"
                                    : "says that runs are " + deployment.getDefaultVersioningBehavior()
                                            + ", and is no version of a deployment"),
                    null,
                    isVersioned
                            ? "set the default versioning behavior of its deployment options"
                            : "set a version and setUseVersioning(true) in its deployment options, or leave them out")));
        }
    }
}
