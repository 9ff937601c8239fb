package dev.icosian.runtime.internal.exec;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Values of ephemeral nodes that have to be closed. Mutable, for one thread. */
final class Ephemerals {
    private final Deque<Opened> opened = new ArrayDeque<>();

    private record Opened(Instruction instruction, AutoCloseable value) {}

    /** Takes note of a value. */
    void add(Instruction instruction, @Nullable Object value) {
        if (instruction.node().ephemeral() && value instanceof AutoCloseable closeable) {
            opened.push(new Opened(instruction, closeable));
        }
    }

    /**
     * Closes all, last first, once.
     *
     * @param failure takes the exceptions as suppressed ones; null: the first of them is thrown
     */
    void close(@Nullable Throwable failure) {
        Throwable first = failure;
        while (!opened.isEmpty()) {
            Opened next = opened.pop();
            try {
                next.value().close();
            } catch (Exception e) {
                NodeFailure refused = Failures.close(next.instruction(), e);
                if (first == null) {
                    first = refused;
                } else {
                    first.addSuppressed(refused);
                }
            }
        }
        if (failure == null && first instanceof NodeFailure refused) {
            throw refused;
        }
    }
}
