package dev.icosian.compiler.expand;

import dev.icosian.NodeModifier.Phase;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.PipelineException;
import dev.icosian.compiler.use.OnComponent;
import dev.icosian.compiler.use.PreparedUse;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of one unit while modifiers from BIND to DESCRIBE change them. A node that a modifier adds may carry uses
 * of its own, as a record's component does: they are applied in their phase, after those that are there already. For
 * one use.
 */
final class UnitWork {
    /** Seen elsewhere in plans: as tags, and as what stands for the code. */
    private static final Set<String> NOT_RECORDED = Set.of("codeVersion", "tag");

    private static final String ON = "on";

    private final UnitExpander expander;
    private final String main;
    private final Map<String, Body> bodies = new HashMap<>();
    private final IdentityHashMap<Body, List<ModifierUse>> recorded = new IdentityHashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private Nodes nodes;

    UnitWork(UnitExpander expander, String main, Nodes nodes) {
        this.expander = expander;
        this.main = main;
        this.nodes = nodes;
    }

    /** Returns the nodes after these uses, which are in phase order; those before BIND are done already. */
    List<NodeSpec> apply(List<PreparedUse> uses) {
        for (PreparedUse use : uses) {
            if (use.modifier().phase().compareTo(Phase.BIND) >= 0) {
                pending.add(new Pending(use, main));
            }
        }
        takeCarried();
        for (int i = 0; i < pending.size(); i++) {
            apply(pending.get(i));
            if (takeCarried()) {
                List<Pending> rest = pending.subList(i + 1, pending.size());
                rest.sort(Comparator.comparing(each -> each.use().modifier().phase()));
            }
        }
        return nodes.asList().stream().map(this::finished).toList();
    }

    private void apply(Pending next) {
        PreparedUse use = next.use();
        String node = next.node();
        if (use.modifier() instanceof OnComponent && use.recorded().containsKey(ON)) {
            String component = String.valueOf(use.args().get(ON));
            String found = Components.find(nodes, component);
            if (found == null) {
                expander.addAll(List.of(Components.missing(nodes, main, component)));
                return;
            }
            use = use.without(ON);
            node = found;
        }
        Body body = bodies.get(node);
        if (body == null) {
            expander.failed(use, node, "the node is gone");
            return;
        }
        Nodes after = expander.apply(use, nodes, node, body, node.equals(main));
        if (after == null) {
            return;
        }
        if (Units.find(after, main) == null) {
            expander.failed(use, main, "it took the node away");
            return;
        }
        nodes = after;
        Phase phase = use.modifier().phase();
        if (phase.compareTo(Phase.TRANSFORM) >= 0
                && !NOT_RECORDED.contains(use.modifier().id())) {
            recorded.computeIfAbsent(body, first -> new ArrayList<>()).add(use.asRecorded());
        }
    }

    /** Notes nodes that are new, and takes the uses that they carry; returns whether there were any. */
    private boolean takeCarried() {
        boolean any = false;
        for (NodeSpec node : nodes.asList()) {
            SpecData data = Units.data(node);
            bodies.putIfAbsent(node.name(), data.body());
            if (!data.uses().isEmpty()) {
                any = true;
                expander.prepare(data.uses(), node.name()).forEach(use -> pending.add(new Pending(use, node.name())));
                nodes = nodes.replace(node.name(), ModelAccess.get().spec(data.withUses(List.of(), data.applied())));
            }
        }
        return any;
    }

    private NodeSpec finished(NodeSpec node) {
        SpecData data = Units.data(node);
        List<ModifierUse> applied = recorded.getOrDefault(data.body(), List.of());
        SpecData finished = applied.equals(data.applied()) ? data : data.withUses(List.of(), applied);
        try {
            finished = Bindings.normalized(finished);
        } catch (PipelineException e) {
            expander.addAll(e.problems());
        }
        return ModelAccess.get().spec(finished);
    }

    /** A use, and the node that it is about. */
    private record Pending(PreparedUse use, String node) {}
}
