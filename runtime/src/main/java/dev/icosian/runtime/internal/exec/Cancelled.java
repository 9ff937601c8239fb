package dev.icosian.runtime.internal.exec;

/** The thread was interrupted; its interrupt flag is set. Nothing has failed. */
public final class Cancelled extends RuntimeException {
    private final String node;

    Cancelled(String node) {
        super("cancelled at node " + node);
        this.node = node;
    }

    /** Returns the node that ran, or would have run next. */
    public String node() {
        return node;
    }
}
