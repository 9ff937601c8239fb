package dev.icosian.temporal;

import dev.icosian.temporal.internal.connect.Connection;

/** On the server in this process. */
final class EquivalenceTest extends Equivalence {
    @Override
    protected Connection connect() {
        return Connection.embedded();
    }
}
