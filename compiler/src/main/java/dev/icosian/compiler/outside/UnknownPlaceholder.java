package dev.icosian.compiler.outside;

import dev.icosian.Location;
import dev.icosian.Problem;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.List;

/** A name in the braces of a location that is neither a param nor a config key. */
final class UnknownPlaceholder implements OutsideRule {
    static final String CODE = "Location/UnknownName";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (ResolvedNode node : outside.dataflow().resolved()) {
            if (node.body() instanceof Body.Load load) {
                check(outside, load.source().location(), "load(\"" + node.name() + "\", …)", problems);
            }
        }
        outside.declaration()
                .publications()
                .forEach(publication -> check(
                        outside,
                        publication.sink().location(),
                        "publish(\"" + publication.node() + "\", …)",
                        problems));
    }

    private static void check(Outside outside, Location location, String said, List<Problem> problems) {
        for (String name : Placeholders.in(location)) {
            boolean isNode = outside.dataflow().find(name) != null;
            boolean isKnown = outside.dataflow().params().containsKey(name)
                    || outside.dataflow().config().containsKey(name);
            if ((isKnown && !isNode) || outside.isSecret(name)) {
                continue;
            }
            String why = isNode
                    ? "which is a node; a location reads params and config keys only"
                    : "which is no param or config key";
            problems.add(new Problem(
                    CODE,
                    "the location " + location.template() + " in " + said + " reads '" + name + "', " + why,
                    null,
                    hint(outside, name)));
        }
    }

    private static String hint(Outside outside, String name) {
        List<String> known = new ArrayList<>(outside.dataflow().params().keySet());
        known.addAll(outside.dataflow().config().keySet());
        return NearNames.questionOr(name, known, "declare it as a param or config key");
    }
}
