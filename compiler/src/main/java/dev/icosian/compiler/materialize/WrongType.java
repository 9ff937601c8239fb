package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import java.util.List;

/** {@code Materialize/WrongType}: a node has a materializer of its own that is for another type. */
final class WrongType {
    private WrongType() {}

    static void report(String node, TypeRef<?> type, Materializer<?> own, List<Problem> problems) {
        problems.add(new Problem(
                "Materialize/WrongType",
                "the materializer '" + own.id() + "' of '" + node + "' is for " + own.type()
                        + ", but the node's type is " + type,
                null,
                "give one for " + type + ": .materialize(\"" + node + "\", …)"));
    }
}
