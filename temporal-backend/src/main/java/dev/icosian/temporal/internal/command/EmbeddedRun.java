package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.SdkOptions;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run on a server in this process, with a worker beside it: needs nothing, keeps nothing but the store. */
final class EmbeddedRun {
    private static final long END_SECONDS = 30;

    private final Requested requested;

    private final SdkOptions options;

    EmbeddedRun(Requested requested, SdkOptions options) {
        this.requested = requested;
        this.options = options;
    }

    FinishedRun run() throws IOException {
        LocalSettings settings = requested.settings();
        String queue = Submission.queue(requested.compilation().plan().pipeline());
        Requested.Named named = requested.named(queue);
        Submission submission = named.submission();
        Listeners listeners = new Listeners(settings.listeners());
        WorkedRuns runs = new WorkedRuns(
                settings,
                List.of(submission.compilation().pipeline()),
                requested.options().base());
        Attempts attempts = new Attempts(listeners, false, settings.grace());
        try (Connection connection = Connection.embedded(options)) {
            WorkerFactory factory = Workers.start(
                    connection.client(),
                    Requested.queues(submission.compilation(), queue),
                    new PlanActivities(runs, attempts),
                    Workers.Kind.ending(settings.parallelism()).with(options.factory()));
            try {
                return Started.start(connection, requested, named, Map.of()).awaitEnd(null, true);
            } finally {
                factory.shutdownNow();
                factory.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            }
        }
    }
}
