package dev.icosian.compiler.explain;

import dev.icosian.Plan;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What explanations look up. Not thread safe. */
final class Facts {
    private final Compilation compilation;
    private final Map<String, Plan.StepPlan> stepOf = new HashMap<>();

    Facts(Compilation compilation) {
        this.compilation = compilation;
        for (Plan.StepPlan step : compilation.plan().steps()) {
            step.nodes().forEach(node -> stepOf.put(node.name(), step));
        }
    }

    Compilation compilation() {
        return compilation;
    }

    Plan plan() {
        return compilation.plan();
    }

    ResolvedDataflow dataflow() {
        return compilation.dataflow();
    }

    /** Returns the step of a node, null for an ephemeral node. */
    Plan.@Nullable StepPlan stepOf(String node) {
        return stepOf.get(node);
    }

    /** Returns the name of a node's step, or {@code ephemeral}. */
    String placeOf(String node) {
        Plan.StepPlan step = stepOf.get(node);
        return step == null ? "ephemeral" : step.name();
    }

    /** Returns the nodes that read a node. */
    List<ResolvedNode> usersOf(String node) {
        List<ResolvedNode> users = new ArrayList<>();
        for (int user : dataflow().usersOf(dataflow().indexOf(node))) {
            ResolvedNode resolved = dataflow().resolved().get(user);
            if (!users.contains(resolved)) {
                users.add(resolved);
            }
        }
        return users;
    }

    /** Returns the nodes that read a param or config key. */
    List<ResolvedNode> readersOf(String name) {
        return dataflow().resolved().stream()
                .filter(node -> node.binds().stream().anyMatch(bind -> reads(bind, name)))
                .toList();
    }

    private static boolean reads(Bind bind, String name) {
        if (bind instanceof Bind.ToParam param) {
            return param.param().equals(name);
        }
        if (bind instanceof Bind.ToConfig config) {
            return config.key().equals(name);
        }
        if (bind instanceof Bind.ToLocation to) {
            return to.placeholders().stream().anyMatch(placeholder -> reads(placeholder, name));
        }
        return bind instanceof Bind.ToAll all && all.items().stream().anyMatch(item -> reads(item, name));
    }

    /** Returns {@code a, b (prepare)} per place, in the order of the plan's steps. */
    List<String> byPlace(List<ResolvedNode> nodes) {
        Map<String, List<String>> names = new HashMap<>();
        nodes.forEach(node -> names.computeIfAbsent(placeOf(node.name()), place -> new ArrayList<>())
                .add(node.name()));
        List<String> places =
                new ArrayList<>(plan().steps().stream().map(Plan.StepPlan::name).toList());
        places.add("ephemeral");
        List<String> parts = new ArrayList<>();
        for (String place : places) {
            List<String> here = names.get(place);
            if (here != null) {
                parts.add(String.join(", ", here) + " (" + place + ")");
            }
        }
        return parts;
    }

    /** Returns the steps that evaluate an ephemeral node, sorted by plan order. */
    List<String> stepsThatEvaluate(String ephemeral) {
        return compilation.steps().stream()
                .filter(step ->
                        step.nodes().stream().anyMatch(node -> node.name().equals(ephemeral)))
                .map(step -> step.name())
                .toList();
    }

    /** Returns the nodes of a unit, in topological order. */
    List<ResolvedNode> unit(String unit) {
        return dataflow().resolved().stream()
                .filter(node -> node.unit().equals(unit))
                .toList();
    }

    /** Returns the steps that read a value from another step. */
    List<String> stepsThatRead(String node) {
        TreeSet<String> steps = new TreeSet<>();
        for (Plan.StepPlan step : plan().steps()) {
            for (Plan.Input input : step.inputs()) {
                if (input.node().equals(node) && input.from().equals(placeOf(node))) {
                    steps.add(step.name());
                }
            }
        }
        return List.copyOf(steps);
    }
}
