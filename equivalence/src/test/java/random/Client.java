package random;

/** Something that is made anew in each step, and closed. */
public final class Client implements AutoCloseable {
    private final int seed;
    private boolean isClosed;

    /** Opens it. */
    public Client(int seed) {
        this.seed = seed;
    }

    /** Returns what it always returns. */
    public long answer() {
        if (isClosed) {
            throw new IllegalStateException("closed");
        }
        return Mix.all(seed, "client");
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
