package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.internal.Lists;
import java.util.ArrayList;
import java.util.List;

/** {@code Grouping/Uncovered}: a node that is needed is in no step. */
final class Uncovered {
    private static final String CODE = "Grouping/Uncovered";

    private Uncovered() {}

    static void check(Units units, Membership membership, List<Problem> problems) {
        List<String> nodes = new ArrayList<>();
        for (int unit = 0; unit < units.count(); unit++) {
            if (membership.stepOf().get(unit) == Membership.NONE && !units.isEphemeral(unit)) {
                nodes.add(units.name(unit));
            }
        }
        if (nodes.isEmpty()) {
            return;
        }
        problems.add(new Problem(
                CODE,
                subject(nodes) + " needed and in no step",
                null,
                "name " + (nodes.size() == 1 ? "it" : "them") + " in a step, s.nodes(" + Lists.arguments(nodes)
                        + "), or let one step take all that no other claims, s.rest()"));
    }

    static void reportWithoutModule(List<String> nodes, List<Problem> problems) {
        if (nodes.isEmpty()) {
            return;
        }
        problems.add(new Problem(
                CODE,
                subject(nodes) + " in no step: steps are grouped by module, and no class declares "
                        + (nodes.size() == 1 ? "it" : "them"),
                null,
                "declare steps, with s.modules(…) for the others and s.nodes(" + Lists.arguments(nodes) + ")"));
    }

    private static String subject(List<String> nodes) {
        return (nodes.size() == 1 ? "node " : "nodes ") + Lists.quoted(nodes) + (nodes.size() == 1 ? " is" : " are");
    }
}
