package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.PinnedRun;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run on a server in this process, with a worker beside it: needs nothing, keeps nothing but the store. */
final class EmbeddedRun {
    private static final long END_SECONDS = 30;

    private final Requested requested;

    EmbeddedRun(Requested requested) {
        this.requested = requested;
    }

    FinishedRun run() throws IOException {
        LocalSettings settings = requested.settings();
        Instant start = settings.clock().instant();
        String queue = Submission.queue(requested.compilation().plan().pipeline());
        Requested.Named named = requested.named(queue);
        Submission submission = named.submission();
        RunInput input = submission.input();
        Limits.check(submission, named.runId(), input);
        Listeners listeners = new Listeners(settings.listeners());
        WorkedRuns runs = new WorkedRuns(
                settings,
                List.of(submission.compilation().pipeline()),
                requested.options().base());
        Attempts attempts = new Attempts(listeners, settings.grace());
        try (Connection connection = Connection.embedded()) {
            WorkerFactory factory = Workers.start(
                    connection.client(),
                    Requested.queues(submission.compilation(), queue),
                    new PlanActivities(runs, attempts),
                    settings.parallelism(),
                    false);
            try {
                listeners.runStarted(named.runId(), submission.compilation().plan());
                WorkflowStub stub = connection
                        .client()
                        .newUntypedWorkflowStub(
                                submission.pipeline(),
                                submission.options(named.runId()).build());
                stub.start(input);
                boolean isInterrupted = Waiting.untilEnd(stub);
                FinishedRun run = finished(settings, named, start);
                listeners.runFinished(named.runId(), run.succeeded());
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
                return run;
            } finally {
                factory.shutdownNow();
                factory.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private FinishedRun finished(LocalSettings settings, Requested.Named named, Instant start) throws IOException {
        RunContext context = new LocalRunner(settings)
                .prepare(
                        requested.compilation().pipeline(),
                        GivenParams.none(),
                        RunOptions.resume(named.runId())
                                .relativeTo(requested.options().base()));
        return PinnedRun.read(context, requested.options().to(), start);
    }
}
