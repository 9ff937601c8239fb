package dev.icosian.runtime.internal.exec;

import dev.icosian.Secret;
import dev.icosian.runtime.internal.outside.Redaction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that an evaluation starts with. Mutable, for one evaluation and one thread. */
public final class Values {
    private final NodeProgram program;
    private final @Nullable Object[] slots;
    private final BitSet filled;
    private final List<Secret> secrets = new ArrayList<>();

    Values(NodeProgram program) {
        this.program = program;
        this.slots = new @Nullable Object[program.slots()];
        this.filled = new BitSet(program.slots());
    }

    /** Gives the value of a name; a name that the program does not read is ignored. */
    public Values give(Origin origin, String name, @Nullable Object value) {
        Integer slot = program.slot(origin, name);
        if (value instanceof Secret secret) {
            secrets.add(secret);
        }
        if (slot != null) {
            slots[slot] = value;
            filled.set(slot);
        }
        return this;
    }

    /** Returns what takes the given secrets out of messages. */
    Redaction redaction() {
        return Redaction.of(secrets);
    }

    /** Returns the array to run on, if everything that the selection needs is there. */
    @Nullable
    Object[] slotsFor(Selection selection) {
        if (selection.program() != program) {
            throw new IllegalArgumentException("the values are those of another program");
        }
        for (int slot : selection.given()) {
            if (!filled.get(slot)) {
                throw new IllegalArgumentException("nobody gave the value of " + program.need(slot));
            }
        }
        return slots;
    }
}
