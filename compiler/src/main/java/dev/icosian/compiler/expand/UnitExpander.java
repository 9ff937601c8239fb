package dev.icosian.compiler.expand;

import dev.icosian.NodeModifier;
import dev.icosian.NodeModifier.Phase;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.modify.OnePerUse;
import dev.icosian.compiler.modify.TagModifier;
import dev.icosian.compiler.read.NotLoaded;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.compiler.use.Condition;
import dev.icosian.compiler.use.ConfigReader;
import dev.icosian.compiler.use.PreparedUse;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies all modifiers of one declared node: whether it exists, how many units it becomes, then each unit for itself.
 * What is wrong with one use does not keep the others from being tried, so that all of it is found. For one use.
 */
final class UnitExpander {
    private final SpecData declared;
    private final @Nullable Class<?> module;
    private final Catalog catalog;
    private final ConfigReader config;
    private final List<ExpandedUnit> units = new ArrayList<>();
    private final List<Variant> unchosen = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    /** Whether nothing is wrong with the function itself: then one of its units may be fine where another is not. */
    private boolean sound;

    UnitExpander(SpecData declared, @Nullable Class<?> module, Catalog catalog, ConfigReader config) {
        this.declared = declared;
        this.module = module;
        this.catalog = catalog;
        this.config = config;
    }

    /** Returns the units; empty if the configuration did not choose the node, or something is wrong. */
    List<ExpandedUnit> units() {
        return units;
    }

    List<Variant> unchosen() {
        return unchosen;
    }

    /** Returns the names of the nodes that are left out because something is wrong. */
    List<String> broken() {
        return broken;
    }

    List<Problem> problems() {
        return problems;
    }

    void expand() {
        List<PreparedUse> uses = prepare(declared.uses(), declared.name());
        Nodes nodes = Nodes.of(
                ModelAccess.get().spec(declared.withUses(List.of(), List.of()).withTags(Map.of())));
        boolean chosen = true;
        List<String> conditions = new ArrayList<>();
        for (PreparedUse use : of(Phase.SELECT, uses)) {
            conditions.add(condition(use));
            Nodes after = apply(use, nodes, declared.name());
            boolean gone = after != null && after.asList().isEmpty();
            chosen &= !gone;
            nodes = after == null || gone ? nodes : after;
        }
        boolean fallback = Units.data(nodes.asList().get(0)).fallback();
        String condition = String.join(" and ", conditions);
        List<Nodes> expanded = named(of(Phase.EXPAND, uses), nodes);
        for (Nodes unit : expanded) {
            String name = unit.asList().get(0).name();
            if (!chosen) {
                unchosen.add(new Variant(name, declared.body().function(), condition));
            } else if (declared.body() instanceof Body.Unusable unusable) {
                problems.addAll(unusable.problems());
                broken.add(name);
            } else {
                int before = problems.size();
                List<NodeSpec> made = new UnitWork(this, name, unit).apply(withDeclaredTags(uses));
                addAll(IllegalName.in(made, module == null));
                if (sound && problems.size() == before) {
                    Unit complete = new Unit(name, made, module, condition);
                    units.add(new ExpandedUnit(complete, declared.body().function(), fallback));
                } else {
                    made.forEach(node -> broken.add(node.name()));
                }
            }
        }
    }

    /** Tags said in code are nearer than any annotation, so they come last. */
    private List<PreparedUse> withDeclaredTags(List<PreparedUse> uses) {
        if (declared.tags().isEmpty()) {
            return uses;
        }
        List<PreparedUse> more = new ArrayList<>(uses);
        more.addAll(prepare(List.of(TagModifier.use(declared.tags())), declared.name()));
        return more;
    }

    /** Returns what a modifier makes of nodes; null if that failed, which is then among the problems. */
    @Nullable
    Nodes apply(PreparedUse use, Nodes nodes, String node, Body body, boolean main) {
        try {
            // Users' code may be without checks for null.
            @Nullable Nodes after = use.modifier().apply(nodes, new UnitUse(use, node, body, main, config));
            if (after != null
                    && (use.modifier().phase() == Phase.SELECT
                            || !after.asList().isEmpty())) {
                return after;
            }
            failed(use, node, after == null ? "it returned null" : "it returned no nodes");
        } catch (PipelineException e) {
            addAll(e.problems());
        } catch (LinkageError | TypeNotPresentException e) {
            addAll(List.of(NotLoaded.of("'" + node + "'", e)));
        } catch (RuntimeException e) {
            failed(use, node, e.toString());
        }
        return null;
    }

    /** Returns uses with their modifiers and arguments; what is wrong with one is among the problems. */
    List<PreparedUse> prepare(List<ModifierUse> uses, String node) {
        List<PreparedUse> prepared = new ArrayList<>(uses.size());
        for (ModifierUse use : uses) {
            try {
                prepared.add(catalog.prepare(use, node));
            } catch (PipelineException e) {
                addAll(e.problems());
            }
        }
        prepared.sort(Comparator.comparing(use -> use.modifier().phase()));
        return prepared;
    }

    /** Adds problems at the place of the function, unless they know a better one. */
    void addAll(List<Problem> found) {
        for (Problem problem : found) {
            String place = problem.place() == null ? SourceLines.place(declared.body()) : problem.place();
            problems.add(new Problem(problem.code(), problem.message(), place, problem.hint()));
        }
    }

    void failed(PreparedUse use, String node, String why) {
        String type = use.modifier().getClass().getName();
        addAll(List.of(new Problem(
                "Modifier/Failed",
                "modifier '" + use.modifier().id() + "' failed on node '" + node + "': " + why,
                null,
                "correct " + type)));
    }

    private @Nullable Nodes apply(PreparedUse use, Nodes nodes, String main) {
        return apply(use, nodes, main, declared.body(), true);
    }

    private List<Nodes> named(List<PreparedUse> uses, Nodes selected) {
        Nodes nodes = selected;
        List<PreparedUse> onePerUse = new ArrayList<>();
        for (PreparedUse use : uses) {
            if (use.modifier() instanceof OnePerUse) {
                onePerUse.add(use);
                continue;
            }
            Nodes after = apply(use, nodes, nodes.asList().get(0).name());
            nodes = after == null ? nodes : after;
        }
        sound = problems.isEmpty();
        if (onePerUse.isEmpty()) {
            return List.of(nodes);
        }
        List<Nodes> units = new ArrayList<>();
        for (PreparedUse use : onePerUse) {
            Nodes unit = apply(use, nodes, nodes.asList().get(0).name());
            if (unit == null) {
                broken.add(((OnePerUse) use.modifier()).name(use.args()));
            } else {
                units.add(unit);
            }
        }
        return units;
    }

    private static String condition(PreparedUse use) {
        NodeModifier modifier = use.modifier();
        return modifier instanceof Condition condition ? condition.text(use.args()) : modifier.id();
    }

    private static List<PreparedUse> of(Phase phase, List<PreparedUse> uses) {
        return uses.stream().filter(use -> use.modifier().phase() == phase).toList();
    }
}
