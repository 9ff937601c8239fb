package dev.icosian.cli.internal.picture;

import dev.icosian.Plan;
import dev.icosian.cli.internal.picture.Picture.Cluster;
import dev.icosian.cli.internal.picture.Picture.Edge;
import dev.icosian.cli.internal.picture.Picture.Kind;
import dev.icosian.cli.internal.picture.Picture.Ref;
import dev.icosian.cli.internal.picture.Picture.Shape;
import dev.icosian.cli.internal.text.TypeNames;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every node in its step, with the params and config keys that nodes read. */
public final class NodePicture {
    private final Compilation compilation;
    private final Set<String> shown;
    private final Set<String> outputs;
    private final boolean isWhole;

    private NodePicture(Compilation compilation, Set<String> shown, boolean isWhole) {
        this.compilation = compilation;
        this.isWhole = isWhole;
        this.shown = shown;
        this.outputs = new HashSet<>(compilation.dataflow().outputs());
    }

    /**
     * Returns the picture.
     *
     * @param upstream nodes to which it is limited, with all that they need; empty: all
     */
    public static Picture of(Compilation compilation, Collection<String> upstream) {
        Set<String> shown = new HashSet<>();
        if (upstream.isEmpty()) {
            compilation.dataflow().resolved().forEach(node -> shown.add(node.name()));
        }
        for (String node : upstream) {
            shown.add(node);
            compilation.dataflow().upstreamOf(node).forEach(needed -> shown.add(needed.name()));
        }
        return new NodePicture(compilation, shown, upstream.isEmpty()).picture();
    }

    private Picture picture() {
        List<Cluster> clusters = new ArrayList<>();
        List<Ref> drawn = new ArrayList<>();
        for (Plan.StepPlan step : compilation.plan().steps()) {
            List<Shape> shapes = shapes(step.nodes(), Kind.NODE);
            shapes.forEach(shape -> drawn.add(shape.ref()));
            if (!shapes.isEmpty()) {
                clusters.add(new Cluster(step.name(), shapes));
            }
        }
        List<Shape> free = shapes(compilation.plan().ephemeral(), Kind.EPHEMERAL);
        free.forEach(shape -> drawn.add(shape.ref()));
        List<Edge> edges = new ArrayList<>();
        Set<Ref> values = new HashSet<>();
        for (Ref to : drawn) {
            for (Ref from : needs(to.name())) {
                edges.add(new Edge(from, to, ""));
                values.add(from);
            }
        }
        for (ParamSpec param : compilation.dataflow().params().values()) {
            addValue(
                    free,
                    values,
                    new Ref(Kind.PARAM, param.name()),
                    TypeNames.simple(param.type().toString()));
        }
        for (String key : compilation.dataflow().config().keySet()) {
            addValue(free, values, new Ref(Kind.CONFIG, key), "");
        }
        return new Picture(compilation.plan().pipeline(), clusters, free, edges);
    }

    /** Adds what nodes read, or what is requested although no node has its name. */
    private void addValue(List<Shape> free, Set<Ref> read, Ref ref, String detail) {
        boolean isRequested =
                outputs.contains(ref.name()) && compilation.dataflow().find(ref.name()) == null;
        if (read.contains(ref) || (isRequested && isWhole)) {
            free.add(new Shape(ref.kind(), ref.name(), detail, isRequested));
        }
    }

    private List<Shape> shapes(List<Plan.NodePlan> nodes, Kind kind) {
        List<Shape> shapes = new ArrayList<>();
        for (Plan.NodePlan node : nodes) {
            if (shown.contains(node.name())) {
                shapes.add(new Shape(kind, node.name(), TypeNames.simple(node.type()), outputs.contains(node.name())));
            }
        }
        return shapes;
    }

    private Set<Ref> needs(String name) {
        Set<Ref> needs = new LinkedHashSet<>();
        ResolvedNode node = compilation.dataflow().find(name);
        Deque<Bind> open = new ArrayDeque<>(node == null ? List.of() : node.binds());
        while (!open.isEmpty()) {
            Bind bind = open.removeFirst();
            if (bind instanceof Bind.ToNode toNode) {
                needs.add(new Ref(kind(toNode.node()), toNode.node()));
            } else if (bind instanceof Bind.ToParam toParam) {
                needs.add(new Ref(Kind.PARAM, toParam.param()));
            } else if (bind instanceof Bind.ToConfig toConfig) {
                needs.add(new Ref(Kind.CONFIG, toConfig.key()));
            } else if (bind instanceof Bind.ToAll all) {
                open.addAll(all.items());
            }
        }
        return needs;
    }

    private Kind kind(String node) {
        ResolvedNode resolved = compilation.dataflow().find(node);
        return resolved != null && resolved.ephemeral() ? Kind.EPHEMERAL : Kind.NODE;
    }
}
