package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.Run;
import dev.icosian.runtime.Target;
import dev.icosian.temporal.internal.connect.Configured;
import java.io.IOException;
import java.util.Map;

/** {@code run --on temporal}. */
public final class TemporalRuns {
    private TemporalRuns() {}

    /**
     * Runs on the configured server, or else on one in this process, and waits.
     *
     * @param environment variables, which may name a server
     */
    public static Run run(Target.Context context, Map<String, String> environment) throws IOException {
        Requested requested = Requested.of(context);
        Configured configured = Configured.load(environment);
        if (configured.isGiven()) {
            return new ServerRun(requested, configured, context.options().containsKey("shared-files"), context.err())
                    .run();
        }
        context.err().println("temporal: no server is configured; one runs in this process, for this run only");
        return new EmbeddedRun(requested).run();
    }
}
