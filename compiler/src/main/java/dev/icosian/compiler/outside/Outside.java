package dev.icosian.compiler.outside;

import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A pipeline as declared and as resolved: what rules look at. Immutable. */
record Outside(Declaration declaration, ResolvedDataflow dataflow) {
    /** Returns what the parameters of a node get, one by one where several are gathered in one. */
    static List<Bind> binds(ResolvedNode node) {
        if (!gathers(node.binds())) {
            return node.binds();
        }
        List<Bind> single = new ArrayList<>();
        Deque<Bind> open = new ArrayDeque<>(node.binds());
        while (!open.isEmpty()) {
            Bind next = open.pop();
            if (next instanceof Bind.ToAll all) {
                for (int i = all.items().size() - 1; i >= 0; i--) {
                    open.push(all.items().get(i));
                }
            } else {
                single.add(next);
            }
        }
        return single;
    }

    private static boolean gathers(List<Bind> binds) {
        for (int i = 0; i < binds.size(); i++) {
            if (binds.get(i) instanceof Bind.ToAll) {
                return true;
            }
        }
        return false;
    }

    boolean isSecret(String name) {
        return declaration.secrets().contains(name);
    }

    /** Returns what a sink is called in messages: {@code sink csv-file of 'forecast'}. */
    static String sink(PublicationDeclaration publication) {
        return "sink " + publication.sink().id() + " of '" + publication.node() + "'";
    }

    /** Returns the requested and published names. */
    Set<String> requested() {
        Set<String> requested = new LinkedHashSet<>(dataflow.outputs());
        declaration.publications().forEach(publication -> requested.add(publication.node()));
        return requested;
    }
}
