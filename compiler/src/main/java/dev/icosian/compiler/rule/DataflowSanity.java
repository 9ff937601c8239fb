package dev.icosian.compiler.rule;

import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.List;

/** Looks at what the resolver made: a finding here is a defect of this library, never of a user's pipeline. */
final class DataflowSanity {
    /** Of so few nodes, one is found sooner by looking at each than by its name. */
    private static final int FEW = 8;

    private DataflowSanity() {}

    /** Throws {@link IllegalStateException} if a name leads nowhere or a node comes before one that it needs. */
    static void check(ResolvedDataflow dataflow) {
        for (int at = 0; at < dataflow.resolved().size(); at++) {
            ResolvedNode node = dataflow.resolved().get(at);
            List<Bind> binds = node.binds();
            for (int i = 0; i < binds.size(); i++) {
                check(dataflow, node, binds.get(i), at);
            }
            if (dataflow.indexOf(node.name()) != at) {
                throw new IllegalStateException("'" + node.name() + "' is there twice");
            }
        }
        for (String output : dataflow.outputs()) {
            if (dataflow.indexOf(output) < 0
                    && !dataflow.params().containsKey(output)
                    && !dataflow.config().containsKey(output)) {
                throw new IllegalStateException("the output '" + output + "' leads nowhere");
            }
        }
    }

    private static boolean isBefore(ResolvedDataflow dataflow, int at, String name) {
        int[] needs = dataflow.needsOf(at);
        if (needs.length <= FEW) {
            for (int need : needs) {
                if (dataflow.resolved().get(need).name().equals(name)) {
                    return need < at;
                }
            }
            return false;
        }
        int other = dataflow.indexOf(name);
        return other >= 0 && other < at;
    }

    private static void check(ResolvedDataflow dataflow, ResolvedNode node, Bind bind, int at) {
        if (bind instanceof Bind.ToNode to && !isBefore(dataflow, at, to.node())) {
            throw new IllegalStateException("'" + node.name() + "' comes before '" + to.node() + "', which it needs");
        }
        if (bind instanceof Bind.ToParam to && !dataflow.params().containsKey(to.param())) {
            throw new IllegalStateException("'" + node.name() + "' reads the unknown param '" + to.param() + "'");
        }
        if (bind instanceof Bind.ToConfig to && !dataflow.config().containsKey(to.key())) {
            throw new IllegalStateException("'" + node.name() + "' reads the unknown config key '" + to.key() + "'");
        }
        if (bind instanceof Bind.ToLocation to) {
            to.placeholders().forEach(placeholder -> check(dataflow, node, placeholder, at));
        }
        if (bind instanceof Bind.ToAll all) {
            all.items().forEach(item -> check(dataflow, node, item, at));
        }
    }
}
