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
import io.temporal.worker.WorkflowImplementationOptions;
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

    private static final WorkflowImplementationOptions NO_OPTIONS = WorkflowImplementationOptions.getDefaultInstance();

    private Workers() {}

    /**
     * What workers of ours are like.
     *
     * @param concurrency how many activities each of them runs at the same time
     * @param drains whether other workers can go on with runs that this one interprets
     * @param factory options of their factory
     * @param deployment which version of a deployment they are; null: they have none
     * @param role what they do
     */
    public record Kind(
            int concurrency,
            boolean drains,
            WorkerFactoryOptions factory,
            @Nullable WorkerDeploymentOptions deployment,
            Role role) {
        /** Returns workers after which there are others. */
        public static Kind draining(int concurrency) {
            return new Kind(concurrency, true, WorkerFactoryOptions.getDefaultInstance(), null, Role.ALL);
        }

        /** Returns workers that end with the runs that they serve. */
        public static Kind ending(int concurrency) {
            return new Kind(concurrency, false, WorkerFactoryOptions.getDefaultInstance(), null, Role.ALL);
        }

        /** Returns a copy with other options of the factory. */
        public Kind with(WorkerFactoryOptions other) {
            return new Kind(concurrency, drains, other, deployment, role);
        }

        /** Returns a copy of a version of a deployment; null: of none. */
        public Kind in(@Nullable WorkerDeploymentOptions version) {
            return new Kind(concurrency, drains, factory, version, role);
        }

        /** Returns a copy that does only this. */
        public Kind doing(Role other) {
            return new Kind(concurrency, drains, factory, deployment, other);
        }
    }

    /** What workers do of a run. */
    public enum Role {
        /** Decides what comes next, and makes steps. */
        ALL,
        /** Decides what comes next. */
        WORKFLOWS,
        /** Makes steps. */
        STEPS
    }

    /** Starts a worker per queue. */
    public static WorkerFactory start(
            WorkflowClient client, Collection<String> queues, PlanActivities activities, Kind kind) {
        WorkerFactory factory = WorkerFactory.newInstance(client, kind.factory());
        WorkerOptions options = options(kind);
        for (String queue : queues) {
            register(factory.newWorker(queue, options), activities, kind.role());
        }
        factory.start();
        return factory;
    }

    /** Returns the options of each worker of a kind. */
    public static WorkerOptions options(Kind kind) {
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
        return options.build();
    }

    /**
     * Makes a worker interpret plans and run steps.
     *
     * @throws PipelineException if it has dynamic types already, or a version without a versioning behavior
     */
    public static void register(Worker worker, PlanActivities activities) {
        register(worker, activities, Role.ALL);
    }

    private static void register(Worker worker, PlanActivities activities, Role role) {
        check(worker);
        try {
            if (role != Role.STEPS) {
                WorkerDeploymentOptions deployment = worker.getWorkerOptions().getDeploymentOptions();
                if (deployment == null || !deployment.isUsingVersioning()) {
                    worker.registerWorkflowImplementationTypes(PlanWorkflow.class);
                } else {
                    // The SDK does not hand the default of the worker on to dynamic workflows.
                    VersioningBehavior versioning = deployment.getDefaultVersioningBehavior();
                    worker.registerWorkflowImplementationFactory(
                            PlanWorkflow.class, arguments -> new PlanWorkflow(versioning), NO_OPTIONS);
                }
            }
            if (role != Role.WORKFLOWS) {
                worker.registerActivitiesImplementations(activities);
            }
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
        // The contrary, a behavior without a version, the SDK refuses itself.
        if (deployment.isUsingVersioning()
                && deployment.getDefaultVersioningBehavior() == VersioningBehavior.UNSPECIFIED) {
            throw new PipelineException(List.of(new Problem(
                    "Temporal/Versioning",
                    "the worker of queue '" + worker.getTaskQueue()
                            + "' is a version of a deployment, and does not say whether runs stay with it",
                    null,
                    "set the default versioning behavior of its deployment options")));
        }
    }
}
