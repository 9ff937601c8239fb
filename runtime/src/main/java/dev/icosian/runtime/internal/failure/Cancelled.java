package dev.icosian.runtime.internal.failure;

import java.util.List;

/**
 * A thread was interrupted, and its interrupt flag is set, or somebody cancelled. Nothing has failed. The message names
 * the nodes that ran, or the one that would have run next.
 */
public final class Cancelled extends RuntimeException {
    public Cancelled(List<String> nodes) {
        super(text(nodes));
    }

    private static String text(List<String> nodes) {
        return switch (nodes.size()) {
            case 0 -> "cancelled";
            case 1 -> "cancelled at node " + nodes.get(0);
            default -> "cancelled at nodes " + NameList.of(nodes);
        };
    }
}
