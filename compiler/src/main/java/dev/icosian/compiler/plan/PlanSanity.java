package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.NameIndex;
import dev.icosian.internal.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a structure is whole: whatever a step reads is there before it, every node is in one place, names are
 * legal. What the planner makes is checked with it too, so that its mistakes stop here and not in a run.
 */
final class PlanSanity {
    /** What no other step makes and no run record has. */
    private static final Set<PlanBind.From> NOT_READ =
            Set.of(PlanBind.From.ABSENT, PlanBind.From.SECRET, PlanBind.From.RESOURCE);

    private final Structure structure;
    private final List<Problem> problems = new ArrayList<>();
    private final NameIndex placed;
    private final List<String> places;
    private final Map<String, PlanNode> ephemeral = new HashMap<>();
    private final Map<String, PlanStep> earlier = new HashMap<>();
    private final Map<String, String> leaves = new HashMap<>();
    private final Set<String> params = new HashSet<>();

    private PlanSanity(Structure structure) {
        this.structure = structure;
        int nodes = structure.ephemeral().size();
        for (PlanStep step : structure.steps()) {
            nodes += step.nodes().size();
        }
        placed = new NameIndex(nodes);
        places = new ArrayList<>(nodes);
    }

    static List<Problem> check(Structure structure) {
        PlanSanity sanity = new PlanSanity(structure);
        sanity.check();
        return sanity.problems;
    }

    private void check() {
        if (!Names.isStepName(structure.pipeline())) {
            wrong("the pipeline's name '" + structure.pipeline() + "' is not legal");
        }
        for (Plan.Param param : structure.params()) {
            if (!params.add(param.name())) {
                wrong("there are two params '" + param.name() + "'");
            }
        }
        for (PlanNode node : structure.ephemeral()) {
            ephemeral.put(node.name(), node);
            place(node, "the ephemeral nodes");
        }
        for (PlanStep step : structure.steps()) {
            String place = "step '" + step.name() + "'";
            for (int i = 0; i < step.nodes().size(); i++) {
                place(step.nodes().get(i), place);
            }
            step.outputs().forEach(output -> leaves.put(output.node(), step.name()));
        }
        for (PlanStep step : structure.steps()) {
            checkStep(step);
            if (earlier.put(step.name(), step) != null) {
                wrong("there are two steps '" + step.name() + "'");
            }
        }
        checkResults();
    }

    private void place(PlanNode node, String place) {
        int index = placed.add(node.name());
        if (index == places.size()) {
            places.add(place);
            return;
        }
        String other = places.set(index, place);
        wrong("node '" + node.name() + "' is in " + other + " and in " + place);
    }

    private void checkStep(PlanStep step) {
        if (!Names.isStepName(step.name())) {
            wrong("the name of step '" + step.name() + "' is not legal");
        }
        if (step.nodes().isEmpty()) {
            wrong("step '" + step.name() + "' has no nodes");
        }
        NameIndex members = members(step);
        Map<String, String> inputs = new HashMap<>();
        Set<String> steps = new TreeSet<>();
        for (Plan.Input input : step.inputs()) {
            inputs.put(input.node(), input.from());
            checkInput(step, input);
            if (!input.from().equals("param") && !input.from().equals("config")) {
                steps.add(input.from());
            }
        }
        if (!steps.equals(new TreeSet<>(step.after()))) {
            wrong("step '" + step.name() + "' is after " + step.after() + ", but reads from " + steps);
        }
        checkBinds(step, members, inputs);
        for (Plan.Output output : step.outputs()) {
            if (!members.contains(output.node())) {
                wrong("step '" + step.name() + "' has the output '" + output.node() + "', which is none of its nodes");
            }
        }
    }

    private NameIndex members(PlanStep step) {
        if (structure.steps().size() == 1 && structure.ephemeral().isEmpty()) {
            return placed;
        }
        NameIndex members = new NameIndex(step.nodes().size());
        for (int i = 0; i < step.nodes().size(); i++) {
            members.add(step.nodes().get(i).name());
        }
        return members;
    }

    private void checkInput(PlanStep step, Plan.Input input) {
        String said = "step '" + step.name() + "' reads '" + input.node() + "' from ";
        if (input.from().equals("param")) {
            if (!params.contains(input.node())) {
                wrong(said + "the params, which lack it");
            }
            return;
        }
        if (input.from().equals("config")) {
            return;
        }
        PlanStep from = earlier.get(input.from());
        if (from == null) {
            wrong(said + "'" + input.from() + "', which is no earlier step");
            return;
        }
        if (!input.from().equals(leaves.get(input.node()))) {
            wrong(said + "step '" + input.from() + "', of which it is no output");
        }
    }

    private void checkBinds(PlanStep step, NameIndex members, Map<String, String> inputs) {
        Set<String> read = new HashSet<>();
        Bounds bounds = new Bounds(members, inputs, read, new HashSet<>());
        List<PlanNode> open = new ArrayList<>(step.nodes());
        while (!open.isEmpty()) {
            PlanNode node = open.remove(open.size() - 1);
            List<PlanBind> binds = node.binds();
            for (int i = 0; i < binds.size(); i++) {
                PlanBind bind = binds.get(i);
                if (bind instanceof PlanBind.Reference reference) {
                    checkReference(step, node, reference, bounds, open);
                } else {
                    bind.references().forEach(reference -> checkReference(step, node, reference, bounds, open));
                }
            }
        }
        for (String input : inputs.keySet()) {
            if (!read.contains(input)) {
                wrong("step '" + step.name() + "' reads '" + input + "', which none of its nodes needs");
            }
        }
    }

    /** What is known of a step while its bindings are checked: its nodes, what it reads, and what was met so far. */
    private record Bounds(NameIndex members, Map<String, String> inputs, Set<String> read, Set<String> evaluated) {}

    private void checkReference(
            PlanStep step, PlanNode node, PlanBind.Reference reference, Bounds bounds, List<PlanNode> open) {
        if (NOT_READ.contains(reference.from())) {
            return;
        }
        PlanNode used = reference.from() == PlanBind.From.NODE ? ephemeral.get(reference.name()) : null;
        if (used != null) {
            if (bounds.evaluated().add(used.name())) {
                open.add(used);
            }
            return;
        }
        if (reference.from() == PlanBind.From.NODE && bounds.members().contains(reference.name())) {
            return;
        }
        bounds.read().add(reference.name());
        if (!fits(reference, bounds.inputs().get(reference.name()))) {
            wrong("node '" + node.name() + "' of step '" + step.name() + "' needs '" + reference.name()
                    + "', which the step does not read");
        }
    }

    private static boolean fits(PlanBind.Reference reference, @Nullable String from) {
        if (from == null) {
            return false;
        }
        return switch (reference.from()) {
            case PARAM -> from.equals("param");
            case CONFIG -> from.equals("config");
            default -> !from.equals("param") && !from.equals("config");
        };
    }

    private void checkResults() {
        Set<String> stored = new HashSet<>(leaves.keySet());
        stored.addAll(params);
        stored.addAll(structure.config().keySet());
        for (String result : structure.outputs()) {
            if (!stored.contains(result)) {
                wrong("the requested '" + result + "' leaves no step");
            }
        }
        for (Plan.Publication publication : structure.publications()) {
            if (!stored.contains(publication.node())) {
                wrong("the published '" + publication.node() + "' leaves no step");
            }
        }
    }

    private void wrong(String message) {
        problems.add(new Problem("Plan/Inconsistent", message, null, PlanReader.WRITE_AGAIN));
    }
}
