package dev.icosian.cli.internal.given;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names of steps and nodes in options, checked before anything is done. */
public final class Limits {
    private Limits() {}

    /** Returns nodes for the names of steps or nodes: of a step one of its nodes, which stands for the whole step. */
    public static Set<String> nodes(Compilation compilation, List<String> names) {
        TreeMap<String, String> nodeByName = new TreeMap<>();
        List<Plan.StepPlan> steps = compilation.plan().steps();
        steps.forEach(step -> step.nodes().forEach(node -> nodeByName.put(node.name(), node.name())));
        steps.stream()
                .filter(step -> !step.nodes().isEmpty())
                .forEach(step ->
                        nodeByName.putIfAbsent(step.name(), step.nodes().get(0).name()));
        Set<String> nodes = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            String node = nodeByName.get(name);
            if (node != null) {
                nodes.add(node);
                continue;
            }
            problems.add(new Problem(
                    "Run/UnknownNode",
                    "no step and no node of pipeline '" + compilation.plan().pipeline() + "' has the name '" + name
                            + "'",
                    null,
                    NearNames.question(name, nodeByName.keySet()) == null
                            ? "its steps are "
                                    + String.join(
                                            ", ",
                                            steps.stream()
                                                    .map(Plan.StepPlan::name)
                                                    .toList())
                            : NearNames.question(name, nodeByName.keySet())));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return nodes;
    }

    /** Returns the names of steps; an unknown one is a problem. */
    public static Set<String> steps(Compilation compilation, List<String> names) {
        List<String> known =
                compilation.plan().steps().stream().map(Plan.StepPlan::name).toList();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add(new Problem(
                        "Plan/UnknownStep",
                        "pipeline '" + compilation.plan().pipeline() + "' has no step '" + name + "'",
                        null,
                        NearNames.hint(name, known, "its steps are ")));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new TreeSet<>(names);
    }

    /** Refuses to recompute a step that a run limited to some nodes does not get to. */
    public static void checkReached(Compilation compilation, Set<String> nodes, Set<String> steps) {
        Set<String> reached = new HashSet<>();
        List<Plan.StepPlan> all = compilation.plan().steps();
        for (int i = all.size() - 1; i >= 0; i--) {
            Plan.StepPlan step = all.get(i);
            boolean isAsked = step.nodes().stream().anyMatch(node -> nodes.contains(node.name()));
            if (isAsked || reached.contains(step.name())) {
                reached.add(step.name());
                reached.addAll(step.after());
            }
        }
        List<Problem> problems = steps.stream()
                .filter(step -> !reached.contains(step))
                .map(step -> new Problem(
                        "Usage/Contradiction",
                        "--recompute " + step + " is not done: --to does not need this step",
                        null,
                        "leave out one of them, or add --to " + step))
                .toList();
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }
}
