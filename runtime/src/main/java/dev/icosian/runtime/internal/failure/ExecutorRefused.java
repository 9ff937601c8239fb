package dev.icosian.runtime.internal.failure;

import dev.icosian.Problem;
import org.jspecify.annotations.Nullable;

/** An executor does not run what it is given. */
public final class ExecutorRefused extends RuntimeException {
    public ExecutorRefused(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    /** Returns what to report. */
    public Problem problem() {
        return new Problem(
                "Run/ExecutorRefused",
                "the driver's executor does not run the nodes: " + getMessage(),
                null,
                "keep it open while requests run, and give it room for one more entry");
    }
}
