package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.Run;
import dev.icosian.runtime.Target;
import dev.icosian.temporal.internal.connect.Configured;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Setting;
import java.io.IOException;

/** {@code run --on temporal}. */
public final class TemporalRuns {
    private TemporalRuns() {}

    /**
     * Runs on the configured server, or else on one in this process, and waits.
     *
     * @param setting which server is used, and how
     */
    public static Run run(Target.Context context, Setting setting) throws IOException {
        Requested requested = Requested.of(context);
        Configured configured = Configured.load(setting.environment());
        if (configured.isGiven()) {
            return new ServerRun(
                            requested,
                            () -> Connection.to(configured, setting.options()),
                            context.options().containsKey("shared-files"),
                            context.err())
                    .run();
        }
        context.err().println("temporal: no server is configured; one runs in this process, for this run only");
        return new EmbeddedRun(requested, setting.options()).run();
    }
}
