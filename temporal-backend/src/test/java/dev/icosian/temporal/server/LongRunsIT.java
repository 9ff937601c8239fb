package dev.icosian.temporal.server;

import dev.icosian.temporal.LongRuns;
import dev.icosian.temporal.internal.connect.Connection;

/** On a real server. */
final class LongRunsIT extends LongRuns {
    @Override
    protected Connection connect() throws Exception {
        return RealServer.shared().connect();
    }
}
