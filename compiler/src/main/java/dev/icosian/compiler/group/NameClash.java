package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.internal.StepDeclaration;
import java.util.List;

/** {@code Grouping/NameClash}: a step has a name that plans use for something else. */
final class NameClash {
    private NameClash() {}

    static void check(List<StepDeclaration> steps, List<Problem> problems) {
        for (StepDeclaration step : steps) {
            if (StepNames.RESERVED.contains(step.name())) {
                problems.add(new Problem(
                        "Grouping/NameClash",
                        "a step cannot be named '" + step.name() + "': in a plan, an input from '" + step.name()
                                + "' comes from no step",
                        null,
                        "rename it, for instance '" + step.name() + "s'"));
            }
        }
    }
}
