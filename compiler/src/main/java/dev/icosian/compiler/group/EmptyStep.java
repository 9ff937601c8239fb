package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.internal.StepDeclaration;
import java.util.BitSet;
import java.util.List;

/**
 * {@code Grouping/EmptyStep}: a declared step has no nodes. A step that selects nothing at all is a problem; one whose
 * nodes are all claimed by others is left out with a warning; one whose nodes exist under another configuration, or are
 * not needed now, is left out silently.
 */
final class EmptyStep {
    private EmptyStep() {}

    /** @param selecting the steps with a selector, other than rest, that selects something now */
    static void check(
            List<StepDeclaration> steps,
            int[] stepOf,
            BitSet selecting,
            List<Problem> problems,
            List<Problem> warnings) {
        BitSet filled = new BitSet(steps.size());
        for (int step : stepOf) {
            if (step != Membership.NONE) {
                filled.set(step);
            }
        }
        for (int step = 0; step < steps.size(); step++) {
            StepDeclaration declared = steps.get(step);
            if (declared.selectors().isEmpty()) {
                problems.add(new Problem(
                        "Grouping/EmptyStep",
                        "step '" + declared.name() + "' selects no nodes",
                        null,
                        "say which: s.nodes(\"a\", \"b\"), s.upstreamOf(\"c\"), or s.rest(); or remove the step"));
            } else if (!filled.get(step) && selecting.get(step)) {
                warnings.add(new Problem(
                        "Grouping/EmptyStep",
                        "step '" + declared.name() + "' is left out: other steps claim all that it selects",
                        null,
                        "select by name what it should keep, or remove the step"));
            }
        }
    }
}
