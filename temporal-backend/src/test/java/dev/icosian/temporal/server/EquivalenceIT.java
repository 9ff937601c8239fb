package dev.icosian.temporal.server;

import dev.icosian.temporal.Equivalence;
import dev.icosian.temporal.internal.connect.Connection;

/** On a real server. */
final class EquivalenceIT extends Equivalence {
    @Override
    protected Connection connect() throws Exception {
        return RealServer.shared().connect();
    }
}
