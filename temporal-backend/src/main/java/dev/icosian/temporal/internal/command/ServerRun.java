package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Submission;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/** A run on a configured server, made by the workers that poll the pipeline's queue. */
final class ServerRun {
    private final Requested requested;
    private final Supplier<Connection> server;
    private final boolean sharesFiles;
    private final PrintStream err;

    ServerRun(Requested requested, Supplier<Connection> server, boolean sharesFiles, PrintStream err) {
        this.requested = requested;
        this.server = server;
        this.sharesFiles = sharesFiles;
        this.err = err;
    }

    FinishedRun run() throws IOException {
        Requested.Named named =
                requested.named(Submission.queue(requested.compilation().plan().pipeline()));
        Reach.check(requested, named, sharesFiles);
        try (Connection connection = server.get()) {
            err.println("temporal: workers of queue " + named.submission().queue() + " run it, by the server at "
                    + connection.shown());
            return Started.start(connection, requested, named, Map.of()).awaitEnd(err, true);
        }
    }
}
