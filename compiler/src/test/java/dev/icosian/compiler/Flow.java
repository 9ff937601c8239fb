package dev.icosian.compiler;

import dev.icosian.Reuse;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Methods;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Resolved dataflows made by hand, in topological order. Names that are no node are params; values are Integers. */
public final class Flow {
    private static final TypeRef<Integer> INTEGER = TypeRef.of(Integer.class);

    private final Map<String, ResolvedNode> nodes = new java.util.LinkedHashMap<>();
    private final Map<String, ParamSpec> params = new TreeMap<>();
    private final Map<String, ConfigSpec> config = new HashMap<>();
    private final List<String> outputs = new ArrayList<>();
    private Body function;

    /** Adds a node that reads these. */
    public Flow node(String name, String... reads) {
        return add(name, name, "function", reads);
    }

    /** Adds a node that a modifier made for a unit. */
    public Flow made(String name, String unit, String kind, String... reads) {
        return add(name, unit, kind, reads);
    }

    /** Lets all further nodes have the code of a function. */
    public Flow code(Class<?> module, String method) {
        function = Methods.spec(method, module, method).body();
        return this;
    }

    private Flow add(String name, String unit, String kind, String... reads) {
        Body body = function == null ? new Body.Operation(kind, arguments -> 0, List.of()) : function;
        List<Bind> binds = new ArrayList<>();
        for (String read : reads) {
            binds.add(bind(read, INTEGER));
        }
        nodes.put(
                name,
                new ResolvedNode(
                        name,
                        INTEGER,
                        false,
                        kind,
                        unit,
                        null,
                        body,
                        binds,
                        Arrays.asList(reads),
                        List.of(),
                        Map.of(),
                        "",
                        Reuse.Scope.ACROSS_RUNS,
                        null,
                        false));
        return this;
    }

    /** Adds the node of a function, its parameters bound by name. */
    public Flow function(Class<?> module, String method) {
        SpecData spec = Methods.spec(method, module, method);
        List<Bind> binds = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        for (Parameter parameter : spec.parameters()) {
            binds.add(bind(parameter.name(), parameter.type()));
            reads.add(parameter.name());
        }
        nodes.put(
                method,
                new ResolvedNode(
                        method,
                        spec.type(),
                        spec.nullable(),
                        "function",
                        method,
                        module,
                        spec.body(),
                        binds,
                        reads,
                        List.of(),
                        Map.of(),
                        "",
                        Reuse.Scope.ACROSS_RUNS,
                        null,
                        false));
        return this;
    }

    private Bind bind(String read, TypeRef<?> type) {
        if (nodes.containsKey(read)) {
            return new Bind.ToNode(type, read);
        }
        if (config.containsKey(read)) {
            return new Bind.ToConfig(type, read);
        }
        params.putIfAbsent(read, new ParamSpec(read, type, false, false, null));
        return new Bind.ToParam(type, read);
    }

    /** Adds a param with a default. */
    public Flow param(String name, TypeRef<?> type, Object value) {
        params.put(name, new ParamSpec(name, type, false, true, value));
        return this;
    }

    /** Adds a configuration key. */
    public Flow config(String name, TypeRef<?> type, Object value) {
        config.put(name, new ConfigSpec(name, type, value));
        return this;
    }

    /** Changes the type of a node's value. */
    public Flow typed(String name, TypeRef<?> type) {
        return change(
                name, n -> copy(n, type, n.module(), n.binds(), n.modifiers(), n.tags(), n.reuse(), n.ephemeral()));
    }

    /** Gives a node a module. */
    public Flow of(Class<?> module, String... names) {
        for (String name : names) {
            change(name, n -> copy(n, n.type(), module, n.binds(), n.modifiers(), n.tags(), n.reuse(), n.ephemeral()));
        }
        return this;
    }

    /** Tags a node. */
    public Flow tag(String name, String key, String value) {
        return change(name, n -> {
            Map<String, String> tags = new TreeMap<>(n.tags());
            tags.put(key, value);
            return copy(n, n.type(), n.module(), n.binds(), n.modifiers(), tags, n.reuse(), n.ephemeral());
        });
    }

    /** Replaces the binds of a node. */
    public Flow binds(String name, Bind... binds) {
        return change(
                name,
                n -> copy(n, n.type(), n.module(), List.of(binds), n.modifiers(), n.tags(), n.reuse(), n.ephemeral()));
    }

    /** Adds a modifier to a node. */
    public Flow modifier(String name, ModifierUse use) {
        return change(name, n -> {
            List<ModifierUse> uses = new ArrayList<>(n.modifiers());
            uses.add(use);
            return copy(n, n.type(), n.module(), n.binds(), uses, n.tags(), n.reuse(), n.ephemeral());
        });
    }

    /** Makes nodes ephemeral. */
    public Flow ephemeral(String... names) {
        for (String name : names) {
            change(name, n -> copy(n, n.type(), n.module(), n.binds(), n.modifiers(), n.tags(), n.reuse(), true));
        }
        return this;
    }

    /** Lets a node's value count in its run only. */
    public Flow withinRun(String name) {
        return change(
                name,
                n -> copy(
                        n,
                        n.type(),
                        n.module(),
                        n.binds(),
                        n.modifiers(),
                        n.tags(),
                        Reuse.Scope.WITHIN_RUN,
                        n.ephemeral()));
    }

    private Flow change(String name, java.util.function.UnaryOperator<ResolvedNode> change) {
        nodes.compute(name, (key, node) -> change.apply(node));
        return this;
    }

    private static ResolvedNode copy(
            ResolvedNode n,
            TypeRef<?> type,
            Class<?> module,
            List<Bind> binds,
            List<ModifierUse> modifiers,
            Map<String, String> tags,
            Reuse.Scope reuse,
            boolean ephemeral) {
        return new ResolvedNode(
                n.name(),
                type,
                n.nullable(),
                n.kind(),
                n.unit(),
                module,
                n.body(),
                binds,
                n.needs(),
                modifiers,
                tags,
                n.doc(),
                reuse,
                n.codeVersion(),
                ephemeral);
    }

    /** Requests nodes. */
    public Flow outputs(String... names) {
        outputs.addAll(Arrays.asList(names));
        return this;
    }

    /** Returns the dataflow. */
    public ResolvedDataflow build() {
        return new ResolvedDataflow(List.copyOf(nodes.values()), outputs, params, config);
    }
}
