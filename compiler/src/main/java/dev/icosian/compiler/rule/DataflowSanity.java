package dev.icosian.compiler.rule;

import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.HashSet;
import java.util.Set;

/** Looks at what the resolver made: a finding here is a defect of this library, never of a user's pipeline. */
final class DataflowSanity {
    private DataflowSanity() {}

    /** Throws {@link IllegalStateException} if a name leads nowhere or a node comes before one that it needs. */
    static void check(ResolvedDataflow dataflow) {
        Set<String> before = new HashSet<>();
        for (ResolvedNode node : dataflow.resolved()) {
            for (Bind bind : node.binds()) {
                check(dataflow, node, bind, before);
            }
            if (!before.add(node.name())) {
                throw new IllegalStateException("'" + node.name() + "' is there twice");
            }
        }
        for (String output : dataflow.outputs()) {
            if (!before.contains(output)
                    && !dataflow.params().containsKey(output)
                    && !dataflow.config().containsKey(output)) {
                throw new IllegalStateException("the output '" + output + "' leads nowhere");
            }
        }
    }

    private static void check(ResolvedDataflow dataflow, ResolvedNode node, Bind bind, Set<String> before) {
        if (bind instanceof Bind.ToNode to && !before.contains(to.node())) {
            throw new IllegalStateException("'" + node.name() + "' comes before '" + to.node() + "', which it needs");
        }
        if (bind instanceof Bind.ToParam to && !dataflow.params().containsKey(to.param())) {
            throw new IllegalStateException("'" + node.name() + "' reads the unknown param '" + to.param() + "'");
        }
        if (bind instanceof Bind.ToConfig to && !dataflow.config().containsKey(to.key())) {
            throw new IllegalStateException("'" + node.name() + "' reads the unknown config key '" + to.key() + "'");
        }
        if (bind instanceof Bind.ToLocation to) {
            to.placeholders().forEach(placeholder -> check(dataflow, node, placeholder, before));
        }
        if (bind instanceof Bind.ToAll all) {
            all.items().forEach(item -> check(dataflow, node, item, before));
        }
    }
}
