package dev.icosian.temporal.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunRequest;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Setting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code worker}: makes the steps of submitted runs until it is told to stop. */
final class WorkerCommand extends TemporalCommand {
    private static final int DEFAULT_GRACE_SECONDS = 30;
    private static final int OUT_OF_MEMORY = 71;
    private static final long LOOK_MILLIS = 500;

    WorkerCommand(Setting setting) {
        super(
                "worker",
                "make the steps of submitted runs until it is told to stop\nServes the chosen pipeline, or all of the"
                        + " program, each on its queue. On SIGTERM it takes nothing new, finishes what runs within the"
                        + " grace period, and ends; steps that are not finished by then are made by other workers."
                        + " Relative paths in params count from ICOSIAN_HOME.",
                List.of(
                        new Target.Option("queue", "QUEUE", "poll this queue instead; repeatable", false),
                        new Target.Option(
                                "concurrency",
                                "N",
                                "make up to N steps of a queue at the same time; default: the processors",
                                false),
                        new Target.Option(
                                "grace",
                                "SECONDS",
                                "how long to finish steps; default " + DEFAULT_GRACE_SECONDS,
                                false),
                        new Target.Option(
                                "health", "PORT", "answer GET /health there: 200 while it works, else 503", false),
                        new Target.Option("health-host", "HOST", "on this address; default: loopback only", false),
                        new Target.Option(
                                "only",
                                "workflows|steps",
                                "only decide what comes next in runs, or only make their steps; default: both",
                                false),
                        new Target.Option("deployment", "NAME", "be a version of this worker deployment", false),
                        new Target.Option("build", "ID", "of this build; with --deployment", false),
                        new Target.Option(
                                "pinned",
                                "",
                                "runs that begin with this version stay with it; default: they follow the deployment",
                                false)),
                setting);
    }

    @Override
    public int run(Target.Context context) throws Exception {
        URI store = context.store().uri();
        if ("memory".equals(store.getScheme())) {
            throw new PipelineException(List.of(Reach.memory(store.toString())));
        }
        WorkerDeploymentOptions version = version(context);
        Workers.Role role = role(context);
        int concurrency = number(context, "concurrency", Runtime.getRuntime().availableProcessors(), 10_000);
        Duration grace = Duration.ofSeconds(number(context, "grace", DEFAULT_GRACE_SECONDS, 100_000));
        List<Pipeline> pipelines =
                value(context, "pipeline") == null ? context.pipelines() : List.of(context.pipeline());
        LocalSettings settings = settings(context).with(new WorkerLines(context.err()));
        WorkedRuns runs = new WorkedRuns(settings, pipelines, home());
        runs.compiled();
        Attempts attempts = new Attempts(new Listeners(settings.listeners()), true, settings.grace());
        try (Health health = health(context, attempts, concurrency);
                Connection connection = connect()) {
            List<String> queues = queues(context, pipelines);
            WorkerFactory factory = Workers.start(
                    connection.client(),
                    queues,
                    new PlanActivities(runs, attempts),
                    Workers.Kind.draining(concurrency)
                            .with(setting().options().factory())
                            .in(version)
                            .doing(role));
            context.err()
                    .println("worker of "
                            + pipelines.stream().map(Pipeline::name).collect(Collectors.joining(", "))
                            + ": polls " + String.join(", ", queues) + " at " + connection.shown() + ", "
                            + concurrency + (concurrency == 1 ? " step" : " steps") + " at a time, store " + store);
            health.works();
            return serve(factory, attempts, health, grace, context);
        }
    }

    private static LocalSettings settings(Target.Context context) {
        return context instanceof RunRequest request ? request.settings() : Requested.settings(context);
    }

    private @Nullable Path home() {
        String home = setting().environment().getOrDefault("ICOSIAN_HOME", "");
        return home.isEmpty() ? null : Path.of(home);
    }

    private static Workers.Role role(Target.Context context) {
        String only = value(context, "only");
        if (only == null) {
            return Workers.Role.ALL;
        }
        return switch (only) {
            case "workflows" -> Workers.Role.WORKFLOWS;
            case "steps" -> Workers.Role.STEPS;
            default ->
                throw new PipelineException(List.of(new Problem(
                        "Usage/NoChoice",
                        "--only takes workflows or steps, and '" + only + "' is neither",
                        null,
                        "write --only workflows, --only steps, or leave it out")));
        };
    }

    private static @Nullable WorkerDeploymentOptions version(Target.Context context) {
        String deployment = value(context, "deployment");
        String build = value(context, "build");
        boolean isPinned = has(context, "pinned");
        if (deployment == null && build == null && !isPinned) {
            return null;
        }
        if (deployment == null || build == null) {
            throw new PipelineException(List.of(new Problem(
                    "Temporal/Versioning",
                    (isPinned ? "--pinned" : deployment == null ? "--build" : "--deployment")
                            + " is of workers that are a version of a deployment, and this one is none",
                    null,
                    "give --deployment NAME and --build ID, or leave all of them out")));
        }
        return WorkerDeploymentOptions.newBuilder()
                .setUseVersioning(true)
                .setVersion(new WorkerDeploymentVersion(deployment, build))
                .setDefaultVersioningBehavior(isPinned ? VersioningBehavior.PINNED : VersioningBehavior.AUTO_UPGRADE)
                .build();
    }

    private static List<String> queues(Target.Context context, List<Pipeline> pipelines) {
        List<String> given = values(context, QUEUE.name());
        return given.isEmpty()
                ? pipelines.stream()
                        .map(pipeline -> Submission.queue(pipeline.name()))
                        .toList()
                : List.copyOf(given);
    }

    private static Health health(Target.Context context, Attempts attempts, int concurrency) {
        String host = value(context, "health-host");
        String port = value(context, "health");
        return port == null
                ? Health.none()
                : Health.on(
                        host == null ? "127.0.0.1" : host, number(context, "health", 0, 65_535), attempts, concurrency);
    }

    /** Works until a signal comes, or there is no memory left. */
    private static int serve(
            WorkerFactory factory, Attempts attempts, Health health, Duration grace, Target.Context context)
            throws InterruptedException {
        CountDownLatch drained = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    drain(factory, attempts, health, grace, context);
                    drained.countDown();
                },
                "icosian-drain");
        Runtime.getRuntime().addShutdownHook(hook);
        while (!drained.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (attempts.isOutOfMemory()) {
                context.err().println("worker: a step ran out of memory, so this process ends");
                drain(factory, attempts, health, grace, context);
                removeHook(hook);
                return OUT_OF_MEMORY;
            }
        }
        return 0;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already.
        }
    }

    private static void drain(
            WorkerFactory factory, Attempts attempts, Health health, Duration grace, Target.Context context) {
        health.drains();
        context.err()
                .println("worker: takes nothing new; " + attempts.running() + " running, up to " + grace.toSeconds()
                        + " s to finish");
        factory.shutdown();
        factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            attempts.stop();
            factory.awaitTermination(2 * LOOK_MILLIS + 2_000, TimeUnit.MILLISECONDS);
            factory.shutdownNow();
            factory.awaitTermination(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        context.err().println("worker: ended");
        context.err().flush();
    }
}
