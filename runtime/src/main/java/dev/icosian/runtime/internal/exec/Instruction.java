package dev.icosian.runtime.internal.exec;

import dev.icosian.Dataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.type.Types;
import dev.icosian.runtime.internal.exec.call.Invocation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node ready to be called: where its arguments lie and where its value goes. Immutable but for a faster call that it may
 * get; thread safe.
 */
final class Instruction {
    private final ResolvedNode node;
    private final List<Argument> arguments;
    private final int[] reads;
    private final boolean plain;
    private final Class<?> boxed;
    private final int slot;
    private final boolean ephemeral;
    private volatile Dataflow.@Nullable Node view;

    // Without a barrier: whoever does not see a faster one yet uses the first, which gives the same.
    private Invocation invocation;

    Instruction(ResolvedNode node, Invocation invocation, List<Argument> arguments, int slot) {
        this.node = node;
        this.invocation = invocation;
        this.arguments = List.copyOf(arguments);
        this.reads = reads(arguments);
        this.plain = isPlain(arguments, reads);
        this.boxed = Types.boxed(node.type().rawClass());
        this.slot = slot;
        this.ephemeral = node.ephemeral();
    }

    private static int[] reads(List<Argument> arguments) {
        boolean isDistinct = true;
        int[] reads = new int[arguments.size()];
        for (int i = 0; i < reads.length; i++) {
            if (!(arguments.get(i) instanceof Argument.Slot one)) {
                return arguments.stream()
                        .flatMapToInt(Argument::slots)
                        .distinct()
                        .toArray();
            }
            reads[i] = one.slot();
            for (int before = 0; before < i; before++) {
                isDistinct &= reads[before] != one.slot();
            }
        }
        return isDistinct ? reads : Arrays.stream(reads).distinct().toArray();
    }

    /** Returns whether each argument is what one slot holds, and each of another slot. */
    private static boolean isPlain(List<Argument> arguments, int[] reads) {
        if (arguments.size() != reads.length) {
            return false;
        }
        for (int i = 0; i < reads.length; i++) {
            if (!(arguments.get(i) instanceof Argument.Slot one) || one.slot() != reads[i]) {
                return false;
            }
        }
        return true;
    }

    ResolvedNode node() {
        return node;
    }

    Invocation invocation() {
        return invocation;
    }

    /** From now on calls go there. */
    void callBy(Invocation faster) {
        invocation = faster;
    }

    /** Returns whether the slots that are read are the arguments: then nobody has to look at those, which lie far apart. */
    boolean isPlain() {
        return plain;
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** Returns the slots that the arguments come from, each once; not to be changed. */
    int[] reads() {
        return reads;
    }

    /** Returns the class that values have, never a primitive one. */
    Class<?> boxed() {
        return boxed;
    }

    int slot() {
        return slot;
    }

    /** Returns whether its value is closed at the end. */
    boolean ephemeral() {
        return ephemeral;
    }

    /** Returns the node as interceptors and listeners see it. */
    Dataflow.Node view() {
        Dataflow.Node made = view;
        if (made == null) {
            made = node.asPublic();
            view = made;
        }
        return made;
    }
}
