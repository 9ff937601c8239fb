package dev.icosian.compiler.materialize;

import dev.icosian.Problem;
import dev.icosian.internal.NearNames;
import java.util.Collection;
import java.util.List;

/** {@code Materialize/UnknownNode}: a materializer is declared for a node that is there under no configuration. */
public final class NoSuchNode {
    private NoSuchNode() {}

    /** Reports a name among those that there are. */
    public static void report(String node, Collection<String> names, List<Problem> problems) {
        problems.add(new Problem(
                "Materialize/UnknownNode",
                ".materialize(\"" + node + "\", …) names no node",
                null,
                NearNames.question(node, names)));
    }
}
