package dev.icosian.compiler.materialize;

import dev.icosian.Problem;
import java.util.List;

/** {@code Publish/NoNode}: what is published is given to the run, and not made by a step. */
public final class PublishedInput {
    private PublishedInput() {}

    /** Reports a name that is a param or a configuration key. */
    public static void report(String name, List<Problem> problems) {
        problems.add(new Problem(
                "Publish/NoNode",
                "'" + name + "' is published, but no node: it is given to the run",
                null,
                "publish a node that is made from it"));
    }
}
