package dev.icosian.runtime.internal.exec;

import org.jspecify.annotations.Nullable;

/** How many nodes have still to read each value: the last one releases it. Mutable, for one thread at a time. */
final class Uses {
    private final int[] left;

    /**
     * Takes the counts.
     *
     * @param left by slot, 0 for a value that stays; kept and changed
     */
    Uses(int[] left) {
        this.left = left;
    }

    /** Takes note that a node has run, and releases the values that nobody else reads. */
    void release(Instruction done, @Nullable Object[] slots) {
        for (int slot : done.reads()) {
            release(slot, slots);
        }
    }

    /** Takes note that a node has read a value, and releases it if nobody else does. */
    void release(int slot, @Nullable Object[] slots) {
        left[slot]--;
        if (left[slot] == 0) {
            slots[slot] = null;
        }
    }
}
