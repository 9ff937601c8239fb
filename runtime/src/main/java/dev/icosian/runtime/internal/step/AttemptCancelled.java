package dev.icosian.runtime.internal.step;

import org.jspecify.annotations.Nullable;

/** The attempt was stopped: the thread was interrupted, or it lost its right to commit. Nothing has failed. */
public final class AttemptCancelled extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean threadAlive;

    /** Says what was stopped. */
    public AttemptCancelled(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /** Says what was stopped, and whether its thread ignored the interrupt and goes on. */
    public AttemptCancelled(String message, @Nullable Throwable cause, boolean threadAlive) {
        super(message, cause);
        this.threadAlive = threadAlive;
    }

    /** Returns whether the thread ignored its interrupt and goes on, without the right to commit. */
    public boolean isThreadAlive() {
        return threadAlive;
    }
}
