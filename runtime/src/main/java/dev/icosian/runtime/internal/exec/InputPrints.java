package dev.icosian.runtime.internal.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node's inputs looked like before its function was called, by {@link Fingerprint}. */
final class InputPrints {
    private final List<Argument> arguments;
    private final long[] prints;

    private InputPrints(List<Argument> arguments, long[] prints) {
        this.arguments = arguments;
        this.prints = prints;
    }

    /** Takes the fingerprints of all inputs of a node. */
    static InputPrints of(Instruction instruction, @Nullable Object[] slots) {
        List<Argument> single = new ArrayList<>();
        instruction.arguments().forEach(argument -> add(argument, single));
        long[] prints = single.stream()
                .mapToLong(each -> Fingerprint.of(each.value(slots)))
                .toArray();
        return new InputPrints(single, prints);
    }

    /** Adds the arguments that are values of one node, param, key or literal. */
    private static void add(Argument argument, List<Argument> single) {
        if (argument instanceof Argument.Gathered gathered) {
            gathered.items().forEach(item -> add(item, single));
        } else {
            single.add(argument);
        }
    }

    /** Returns the first input that looks different now; null if there is none. */
    @Nullable
    Argument changed(@Nullable Object[] slots) {
        for (int i = 0; i < prints.length; i++) {
            Argument argument = arguments.get(i);
            if (Fingerprint.of(argument.value(slots)) != prints[i]) {
                return argument;
            }
        }
        return null;
    }
}
