package dev.icosian.compiler.materialize;

import dev.icosian.Problem;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import java.util.List;

/** {@code Publish/WrongType}: a sink does not take values of the node's type. */
public final class PublishedType {
    private PublishedType() {}

    /** Checks one publication. */
    public static void check(String node, TypeRef<?> type, Sink<?> sink, List<Problem> problems) {
        if (!ObjectsOfUsers.accepts(sink, type) && !ObjectsOfUsers.accepts(sink, BoxedTypes.of(type))) {
            problems.add(new Problem(
                    "Publish/WrongType",
                    "the sink '" + sink.id() + "' of '" + node + "' does not take values of type " + type,
                    null,
                    "publish with another sink, or publish a node that is made from '" + node + "'"));
        }
    }
}
