package dev.icosian.temporal;

import dev.icosian.temporal.internal.connect.Connection;

/** On the server in this process. */
final class LongRunsTest extends LongRuns {
    @Override
    protected Connection connect() {
        return Connection.embedded();
    }
}
