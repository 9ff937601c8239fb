package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An ephemeral node that a sink uses, and that needs a stored value: a publication is no part of a step's inputs, which
 * keys and targets see.
 */
final class SinkNeedsNode implements OutsideRule {
    static final String CODE = "Publish/NeedsNode";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (PublicationDeclaration publication : outside.declaration().publications()) {
            for (String used : publication.sink().uses()) {
                ResolvedNode node = outside.dataflow().find(used);
                if (node != null && node.ephemeral()) {
                    check(outside, publication, node, problems);
                }
            }
        }
    }

    private static void check(
            Outside outside, PublicationDeclaration publication, ResolvedNode used, List<Problem> problems) {
        Deque<ResolvedNode> open = new ArrayDeque<>(List.of(used));
        Set<String> seen = new HashSet<>(Set.of(used.name()));
        while (!open.isEmpty()) {
            ResolvedNode next = open.remove();
            for (Bind bind : Outside.binds(next)) {
                ResolvedNode needed =
                        bind instanceof Bind.ToNode to ? outside.dataflow().find(to.node()) : null;
                if (needed == null || !seen.add(needed.name())) {
                    continue;
                }
                if (needed.ephemeral()) {
                    open.add(needed);
                    continue;
                }
                problems.add(new Problem(
                        CODE,
                        Outside.sink(publication) + " uses the ephemeral '" + used.name() + "', for which '"
                                + next.name() + "' needs the node '" + needed.name() + "'",
                        null,
                        "let a sink use what is made of params, config, secrets and resources alone"));
            }
        }
    }
}
