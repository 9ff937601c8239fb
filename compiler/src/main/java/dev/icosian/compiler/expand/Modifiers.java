package dev.icosian.compiler.expand;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.Problem;
import dev.icosian.compiler.read.FunctionRules;
import dev.icosian.compiler.use.ConfigReader;
import dev.icosian.compiler.use.ConfigView;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.Body;
import dev.icosian.internal.Names;
import dev.icosian.internal.SpecData;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applies the modifiers of all nodes that a pipeline declares. Not thread safe. */
public final class Modifiers {
    private final Catalog catalog = new Catalog();
    private final ConfigReader config;
    private final Map<Method, List<Problem>> checked = new HashMap<>();
    private final List<ExpandedUnit> expanded = new ArrayList<>();
    private final List<Variant> unchosen = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private Modifiers(ConfigView config) {
        this.config = new ConfigReader(config);
    }

    /**
     * Returns the nodes after all modifiers.
     *
     * @param fromModules as read from module classes; their class is the module of their unit
     * @param fromCode as the pipeline declares them in code
     */
    public static Expansion apply(List<NodeSpec> fromModules, List<NodeSpec> fromCode, ConfigView config) {
        Modifiers modifiers = new Modifiers(config);
        for (NodeSpec spec : fromModules) {
            modifiers.expand(spec, moduleOf(spec));
        }
        for (NodeSpec spec : fromCode) {
            modifiers.expandFromCode(spec);
        }
        List<Unit> units = modifiers.withoutFallbacks();
        return new Expansion(
                units,
                modifiers.unchosen,
                modifiers.config.keys(),
                new TreeSet<>(modifiers.broken),
                modifiers.problems);
    }

    private void expandFromCode(NodeSpec spec) {
        SpecData data = Units.data(spec);
        if (data.body() instanceof Body.Function function) {
            Method method = function.method();
            List<Problem> known = checked.get(method);
            if (known == null) {
                known = FunctionRules.check(method);
                checked.put(method, known);
                problems.addAll(known);
            }
            if (!known.isEmpty()) {
                broken.add(data.name());
                return;
            }
        }
        expand(spec, null);
    }

    private void expand(NodeSpec spec, @Nullable Class<?> module) {
        SpecData data = Units.data(spec);
        if (isPlain(data)) {
            Unit unit = new Unit(data.name(), List.of(spec), module);
            expanded.add(new ExpandedUnit(unit, data.body().function(), false));
            return;
        }
        UnitExpander expander = new UnitExpander(data, module, catalog, config);
        expander.expand();
        expanded.addAll(expander.units());
        unchosen.addAll(expander.unchosen());
        broken.addAll(expander.broken());
        problems.addAll(expander.problems());
    }

    /** Returns whether nothing is said of a function: large graphs consist of such. */
    private static boolean isPlain(SpecData data) {
        return data.uses().isEmpty()
                && data.tags().isEmpty()
                && data.applied().isEmpty()
                && !data.fallback()
                && data.body() instanceof Body.Function
                && Names.isNodeName(data.name())
                && areNames(data.bindings().values());
    }

    private static boolean areNames(Collection<Binding> bindings) {
        for (Binding binding : bindings) {
            if (!(binding instanceof Binding.ToName)) {
                return false;
            }
        }
        return true;
    }

    private List<Unit> withoutFallbacks() {
        Set<String> firm = new HashSet<>();
        if (hasFallback()) {
            for (ExpandedUnit unit : expanded) {
                if (!unit.fallback()) {
                    firm.add(unit.unit().name());
                }
            }
        }
        List<Unit> units = new ArrayList<>(expanded.size());
        for (ExpandedUnit unit : expanded) {
            if (unit.fallback() && firm.contains(unit.unit().name())) {
                unchosen.add(unit.asVariant());
            } else {
                units.add(unit.unit());
            }
        }
        return units;
    }

    private boolean hasFallback() {
        for (ExpandedUnit unit : expanded) {
            if (unit.fallback()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Class<?> moduleOf(NodeSpec spec) {
        Body body = Units.data(spec).body();
        if (body instanceof Body.Function function) {
            return function.module();
        }
        return body instanceof Body.Unusable unusable ? unusable.module() : null;
    }
}
