package dev.icosian.equivalence.chaos;

/** A run under way in one place. */
interface Leg extends AutoCloseable {
    /** Returns whether it has ended by itself. */
    boolean isOver();

    /** Kills all its processes, with signal 9, and waits until they are gone. */
    void kill() throws Exception;

    /** Returns whether it ended well; only when it is over. */
    boolean hasSucceeded() throws Exception;

    /** Returns what its processes have said, for people. */
    String said() throws Exception;

    /** Ends what still runs. */
    @Override
    void close();
}
