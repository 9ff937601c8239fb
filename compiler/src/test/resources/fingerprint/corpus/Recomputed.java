package corpus;

import java.util.List;
import java.util.function.UnaryOperator;

/** What compilers translate differently, so that it is computed again after a change of the compiler. */
public final class Recomputed {
    private Recomputed() {}

    /** A reference to a method that is inherited from a class that is not public. */
    public static List<Integer> inherited(List<StringBuilder> builders) {
        return builders.stream().map(StringBuilder::length).toList();
    }

    /** A reference to the method of an array. */
    public static int[] copied(int[] values) {
        UnaryOperator<int[]> copy = int[]::clone;
        return copy.apply(values);
    }
}
