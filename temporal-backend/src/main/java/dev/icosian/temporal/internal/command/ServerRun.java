package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.temporal.internal.connect.Configured;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Submission;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** A run on a configured server, made by the workers that poll the pipeline's queue. */
final class ServerRun {
    private final Requested requested;
    private final Configured configured;
    private final boolean sharesFiles;
    private final PrintStream err;

    ServerRun(Requested requested, Configured configured, boolean sharesFiles, PrintStream err) {
        this.requested = requested;
        this.configured = configured;
        this.sharesFiles = sharesFiles;
        this.err = err;
    }

    FinishedRun run() throws IOException {
        Requested.Named named =
                requested.named(Submission.queue(requested.compilation().plan().pipeline()));
        Reach.check(requested, named, sharesFiles);
        try (Connection connection = Connection.to(configured)) {
            err.println("temporal: workers of queue " + named.submission().queue() + " run it, by the server at "
                    + connection.shown());
            return Started.start(connection, requested, named, Map.of()).awaitEnd(err, true);
        }
    }
}
