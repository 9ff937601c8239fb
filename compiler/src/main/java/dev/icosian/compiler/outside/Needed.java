package dev.icosian.compiler.outside;

import dev.icosian.Sink;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Utf8Order;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What nodes and sinks need of the host of a run. */
public final class Needed {
    private Needed() {}

    /** Returns the secrets that nodes take: by name, sorted, the first node that does, quoted. */
    public static Map<String, String> secrets(Collection<ResolvedNode> nodes) {
        Map<String, String> names = new TreeMap<>(Utf8Order.INSTANCE);
        for (ResolvedNode node : nodes) {
            for (Bind bind : Outside.binds(node)) {
                if (bind instanceof Bind.ToSecret to) {
                    names.putIfAbsent(to.secret(), "'" + node.name() + "'");
                }
            }
        }
        return names;
    }

    /** Returns the resources that nodes read: by name, sorted, the first node that does, quoted. */
    public static Map<String, String> resources(Collection<ResolvedNode> nodes) {
        Map<String, String> names = new TreeMap<>(Utf8Order.INSTANCE);
        for (ResolvedNode node : nodes) {
            for (Bind bind : Outside.binds(node)) {
                if (bind instanceof Bind.ToResource to) {
                    names.putIfAbsent(to.resource(), "'" + node.name() + "'");
                }
            }
        }
        return names;
    }

    /** Returns the params that nodes read, sorted. */
    public static SortedSet<String> params(Collection<ResolvedNode> nodes) {
        SortedSet<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        for (ResolvedNode node : nodes) {
            for (Bind bind : Outside.binds(node)) {
                if (bind instanceof Bind.ToParam to) {
                    names.add(to.param());
                }
            }
        }
        return names;
    }

    /** Returns the ephemeral nodes that a sink uses, and those that they need, in topological order. */
    public static List<ResolvedNode> nodes(Sink<?> sink, ResolvedDataflow dataflow) {
        BitSet needed = new BitSet();
        for (String name : sink.uses()) {
            int index = dataflow.indexOf(name);
            if (index >= 0) {
                needed.set(index);
            }
        }
        // Nodes come after what they need, so one pass from the end reaches everything.
        for (int at = needed.length() - 1; at >= 0; at--) {
            if (needed.get(at)) {
                for (int need : dataflow.needsOf(at)) {
                    needed.set(need);
                }
            }
        }
        return needed.stream().mapToObj(dataflow.resolved()::get).toList();
    }
}
