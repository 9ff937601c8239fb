package dev.icosian.compiler.rule;

import dev.icosian.NodeSpec;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.Declared;
import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.Supplies;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.compiler.type.ValueFit;
import dev.icosian.compiler.wiring.Resolution;
import dev.icosian.compiler.wiring.World;
import dev.icosian.internal.Methods;
import dev.icosian.internal.ModelAccess;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A world said in a few words: {@code world().module(Chain.class).outputs("c").resolve()}. */
final class Worlds {
    private final List<Unit> units = new ArrayList<>();
    private final List<Variant> unchosen = new ArrayList<>();
    private final Set<String> configRead = new TreeSet<>();
    private final Set<String> broken = new TreeSet<>();
    private final Map<String, ConfigKey> config = new LinkedHashMap<>();
    private final Map<String, DeclaredParam> params = new LinkedHashMap<>();
    private final List<DeclaredOutput> outputs = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final Set<String> replacing = new HashSet<>();
    private final List<String> ephemeral = new ArrayList<>();
    private final Set<String> placeholders = new HashSet<>();
    private final List<String> secrets = new ArrayList<>();
    private final Map<String, Class<?>> resources = new HashMap<>();
    private boolean open;

    private Worlds() {}

    /** Returns a closed world in which nothing is said yet. */
    static Worlds world() {
        return new Worlds();
    }

    /** Returns the open world of these modules, of which every node counts. */
    static Worlds open(Class<?>... modules) {
        Worlds world = new Worlds();
        world.open = true;
        Arrays.stream(modules).forEach(world::module);
        return world;
    }

    /** Adds the public static methods of a class as nodes, without reading annotations. */
    Worlds module(Class<?> module) {
        Arrays.stream(module.getDeclaredMethods())
                .filter(Methods::isFunction)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> units.add(new Unit(
                        method.getName(), List.of(NodeSpec.of(method.getName(), module, method.getName())), module)));
        return this;
    }

    Worlds node(NodeSpec spec) {
        return unit(spec.name(), spec);
    }

    Worlds node(String name, Class<?> module, String method) {
        return node(NodeSpec.of(name, module, method));
    }

    Worlds unit(String name, NodeSpec... nodes) {
        units.add(new Unit(name, List.of(nodes), null));
        return this;
    }

    Worlds variant(String name, Class<?> module, String method, String condition) {
        units.add(new Unit(name, List.of(NodeSpec.of(name, module, method)), module, condition));
        return this;
    }

    Worlds otherwise(String name, Class<?> module, String method) {
        NodeSpec spec = NodeSpec.of(name, module, method);
        NodeSpec fallback = ModelAccess.get().spec(ModelAccess.get().data(spec).asFallback());
        units.add(new Unit(name, List.of(fallback), module));
        return this;
    }

    Worlds unchosen(String name, String function, String condition) {
        unchosen.add(new Variant(name, function, condition));
        return this;
    }

    Worlds read(String... keys) {
        configRead.addAll(List.of(keys));
        return this;
    }

    Worlds broken(String... names) {
        broken.addAll(List.of(names));
        return this;
    }

    Worlds config(String key, Object value) {
        TypeRef<?> type = ModelAccess.get().typeRef(ValueFit.typeOf(value));
        config.put(key, new ConfigKey(key, type, true, false, value, "config(\"" + key + "\", …)"));
        return this;
    }

    Worlds looseConfig(String key, Object value) {
        TypeRef<?> type = ModelAccess.get().typeRef(ValueFit.typeOf(value));
        config.put(key, new ConfigKey(key, type, false, false, value, "config(\"" + key + "\", …)"));
        return this;
    }

    Worlds configWithoutValue(String key, Class<?> type, boolean nullable) {
        config.put(
                key,
                new ConfigKey(key, TypeRef.of(type), true, nullable, null, "component '" + key + "' of Spec.Config"));
        return this;
    }

    Worlds param(String name) {
        params.put(name, new DeclaredParam(name, null, false, false, null, "param(\"" + name + "\")"));
        return this;
    }

    Worlds param(String name, Object value) {
        params.put(name, new DeclaredParam(name, null, false, true, value, "param(\"" + name + "\", …)"));
        return this;
    }

    Worlds param(String name, TypeRef<?> type) {
        params.put(name, new DeclaredParam(name, type, false, false, null, "component '" + name + "' of Spec.Params"));
        return this;
    }

    Worlds outputs(String... names) {
        for (String name : names) {
            outputs.add(new DeclaredOutput(name, null, "outputs(\"" + name + "\")"));
        }
        return this;
    }

    Worlds output(String name, TypeRef<?> type) {
        outputs.add(new DeclaredOutput(name, type, "component '" + name + "' of Spec.Outputs"));
        return this;
    }

    Worlds published(String... names) {
        published.addAll(List.of(names));
        return this;
    }

    Worlds replacing(String... names) {
        replacing.addAll(List.of(names));
        return this;
    }

    Worlds ephemeral(String... names) {
        ephemeral.addAll(List.of(names));
        return this;
    }

    Worlds placeholders(String... names) {
        placeholders.addAll(List.of(names));
        return this;
    }

    Worlds secret(String name) {
        secrets.add(name);
        return this;
    }

    Worlds resource(String name, Class<?> type) {
        resources.put(name, type);
        return this;
    }

    Resolution resolve() {
        return Resolver.resolve(new World(
                new Expansion(units, unchosen, new TreeSet<>(configRead), new TreeSet<>(broken), brokenProblems()),
                new Declared(config, params, outputs, List.of()),
                published,
                replacing,
                ephemeral,
                placeholders,
                Set.of(),
                new Supplies(secrets, resources),
                outputs.isEmpty() && published.isEmpty(),
                open));
    }

    private List<Problem> brokenProblems() {
        return broken.stream()
                .map(name -> new Problem("Test/Broken", name, null, null))
                .toList();
    }

    /** Returns the dataflow; fails with the problems if there are any. */
    ResolvedDataflow dataflow() {
        Resolution resolution = resolve();
        @Nullable ResolvedDataflow dataflow = resolution.dataflow();
        if (dataflow == null) {
            throw new AssertionError(text(resolution.problems()));
        }
        return dataflow;
    }

    /** Returns all problems as the command line shows them, with an empty line between two. */
    String problems() {
        return text(resolve().problems());
    }

    /** Returns all warnings likewise. */
    String warnings() {
        return text(resolve().warnings());
    }

    /** Returns {@code Modules.java:57} of a function. */
    static String at(Class<?> module, String method) {
        return SourceLines.place(Methods.declaredBy(module).get(method).get(0));
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n\n"));
    }
}
