package dev.icosian.runtime.internal.step;

import org.jspecify.annotations.Nullable;

/** The attempt was stopped: the thread was interrupted, or it lost its right to commit. Nothing has failed. */
public final class AttemptCancelled extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what was stopped. */
    public AttemptCancelled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
