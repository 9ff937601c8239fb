package dev.icosian.compiler.group;

import dev.icosian.Problem;
import java.util.List;

/** {@code Grouping/RawCrosses}: a value before its checks or further work would have to leave its step. */
final class RawCrosses {
    private static final String SUFFIX = ".raw";

    private RawCrosses() {}

    static boolean isRaw(String node, String unit) {
        return node.endsWith(SUFFIX) && !node.equals(unit);
    }

    static void report(String node, String step, List<Problem> problems) {
        problems.add(new Problem(
                "Grouping/RawCrosses",
                "'" + node + "' is asked for outside of step '" + step + "', but such a value never leaves its step",
                null,
                "ask for '" + node.substring(0, node.length() - SUFFIX.length()) + "'"));
    }
}
