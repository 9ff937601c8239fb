package dev.icosian.runtime.internal.exec;

/** Memory ran out while a node was evaluated. */
public final class NodeOutOfMemory extends OutOfMemoryError {
    private final String node;

    NodeOutOfMemory(String node, OutOfMemoryError cause) {
        super(cause.getMessage() + ", at node " + node);
        initCause(cause);
        this.node = node;
    }

    /** Returns the node. */
    public String node() {
        return node;
    }
}
