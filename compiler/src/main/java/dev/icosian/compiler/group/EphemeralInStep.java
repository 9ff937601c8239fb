package dev.icosian.compiler.group;

import dev.icosian.Problem;
import java.util.List;

/** {@code Ephemeral/InStep}: a step names an ephemeral node. */
final class EphemeralInStep {
    private EphemeralInStep() {}

    static void report(String node, String step, List<Problem> problems) {
        problems.add(new Problem(
                "Ephemeral/InStep",
                "step '" + step + "' names '" + node + "', which is ephemeral and so belongs to no step",
                null,
                "leave it out: it is evaluated in each step that uses it; or take it out of .ephemeral(…)"));
    }
}
