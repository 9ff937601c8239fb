package dev.icosian.temporal.program;

import dev.icosian.Reuse;

/** A function whose result is that of its run only. */
public final class Once {
    private Once() {}

    /** Holds its result within a run. */
    @Reuse(Reuse.Scope.WITHIN_RUN)
    public static long once(int seed) {
        return seed + 1L;
    }
}
