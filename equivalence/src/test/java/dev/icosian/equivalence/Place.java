package dev.icosian.equivalence;

import expected.StoredRun;

/** Somewhere to run a plan. Safe for several threads. */
public interface Place extends AutoCloseable {
    /** Of all runs: the store of a place has one of each subject. */
    String RUN = "same";

    /** Returns the name for people. */
    String name();

    /** Returns whether it can run a subject. */
    default boolean takes(Subject subject) {
        return true;
    }

    /** Runs a subject to its end; returns what the run has left in the store, and throws if it did not go well. */
    StoredRun run(Subject subject) throws Exception;

    /** Releases what it has started. */
    @Override
    default void close() {}
}
