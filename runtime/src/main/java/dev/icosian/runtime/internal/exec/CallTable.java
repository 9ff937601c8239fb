package dev.icosian.runtime.internal.exec;

import dev.icosian.runtime.internal.exec.call.DirectCall;
import dev.icosian.runtime.internal.exec.call.DirectMethods;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a selection need, by position, in arrays that are read from front to back. With 100,000 nodes their
 * objects do not fit into the caches of a processor: it would wait for each of them before it knew what to call.
 * Immutable, thread safe.
 */
final class CallTable {
    private final List<Instruction> order;
    private final boolean direct;
    private final @Nullable DirectMethods[] methods;
    private final int[] method;
    private final Class<?>[] boxed;
    private final int[] slots;
    private final int[] firstRead;
    private final int[] reads;

    /**
     * Takes what instructions say.
     *
     * @param order in topological order
     * @param direct whether there may be direct calls by now
     */
    CallTable(List<Instruction> order, boolean direct) {
        this.order = List.copyOf(order);
        this.direct = direct;
        int size = order.size();
        methods = new @Nullable DirectMethods[size];
        method = new int[size];
        boxed = new Class<?>[size];
        slots = new int[size];
        firstRead = new int[size + 1];
        for (int i = 0; i < size; i++) {
            Instruction instruction = order.get(i);
            firstRead[i + 1] = firstRead[i] + instruction.reads().length;
            boxed[i] = instruction.boxed();
            slots[i] = instruction.slot();
            // An ephemeral value is taken note of, by its instruction.
            if (instruction.isPlain()
                    && !instruction.ephemeral()
                    && instruction.invocation() instanceof DirectCall call) {
                methods[i] = call.methods();
                method[i] = call.method();
            }
        }
        reads = new int[firstRead[size]];
        for (int i = 0; i < size; i++) {
            int[] some = order.get(i).reads();
            System.arraycopy(some, 0, reads, firstRead[i], some.length);
        }
    }

    /** Returns whether direct calls were looked for. */
    boolean direct() {
        return direct;
    }

    /** Returns how many nodes there are. */
    int size() {
        return slots.length;
    }

    /** Returns the node at a position, which may lie far from all others: only to be asked for if need be. */
    Instruction instruction(int position) {
        return order.get(position);
    }

    /** Returns where the value of a node goes. */
    int slot(int position) {
        return slots[position];
    }

    /** Returns whether a node is called directly, and nothing else is to be done with its value. */
    boolean isDirect(int position) {
        return methods[position] != null;
    }

    /** Returns the class of which the values of a node are. */
    Class<?> boxed(int position) {
        return boxed[position];
    }

    /** Returns the arguments of a direct call; null if the node has none, or one of them is null. */
    @Nullable
    Object @Nullable [] arguments(int position, @Nullable Object[] values) {
        if (methods[position] == null) {
            return null;
        }
        return plainArguments(reads, firstRead[position], firstRead[position + 1], values);
    }

    /**
     * Returns what slots hold; null if one of them holds null, which not every parameter may be.
     *
     * @param reads the slots, of which those between two places are read
     */
    static @Nullable Object @Nullable [] plainArguments(int[] reads, int from, int to, @Nullable Object[] values) {
        @Nullable Object[] arguments = new @Nullable Object[to - from];
        for (int i = 0; i < arguments.length; i++) {
            Object value = values[reads[from + i]];
            if (value == null) {
                return null;
            }
            arguments[i] = value;
        }
        return arguments;
    }

    /** Calls a function directly, which must be possible; exceptions are those of the function. */
    @Nullable
    Object call(int position, @Nullable Object[] arguments) throws Exception {
        return Objects.requireNonNull(methods[position]).call(method[position], arguments);
    }

    /** Takes note that a node has run, and releases the values that nobody else reads. */
    void release(int position, Uses uses, @Nullable Object[] values) {
        int end = firstRead[position + 1];
        for (int i = firstRead[position]; i < end; i++) {
            uses.release(reads[i], values);
        }
    }
}
