package dev.icosian.runtime.internal.failure;

/** Memory ran out while a node was evaluated. */
public final class NodeOutOfMemory extends OutOfMemoryError {
    private final String node;

    public NodeOutOfMemory(String node, OutOfMemoryError cause) {
        super(cause.getMessage() + ", at node " + node);
        initCause(cause);
        this.node = node;
    }

    /** Returns the node. */
    public String node() {
        return node;
    }
}
