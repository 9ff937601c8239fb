package dev.icosian.runtime.internal.exec;

import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.outside.Redaction;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of ephemeral nodes that have to be closed. Mutable, for one thread at a time. */
final class Ephemerals {
    private final NavigableMap<Integer, Opened> opened = new TreeMap<>();

    private final Redaction redaction;

    Ephemerals(Redaction redaction) {
        this.redaction = redaction;
    }

    private record Opened(Instruction instruction, AutoCloseable value) {}

    /** Takes note of a value. */
    void add(Instruction instruction, @Nullable Object value) {
        if (instruction.ephemeral() && value instanceof AutoCloseable closeable) {
            opened.put(instruction.slot(), new Opened(instruction, closeable));
        }
    }

    /**
     * Closes all, last in topological order first, once. An interrupt of the thread waits for that.
     *
     * @param failure takes the exceptions as suppressed ones; null: the first of them is thrown
     */
    void close(@Nullable Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            closeAll(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeAll(@Nullable Throwable failure) {
        Throwable first = failure;
        while (!opened.isEmpty()) {
            Opened next = opened.pollLastEntry().getValue();
            try {
                next.value().close();
            } catch (Throwable e) {
                NodeFailure refused = Failures.close(next.instruction(), e).without(redaction, List.of());
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
