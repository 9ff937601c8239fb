package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.compiler.plan.PlanComparison.BoundaryChange;
import dev.icosian.compiler.plan.PlanComparison.Crossing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compares the values that leave their steps: from where, to whom, in which form. */
final class BoundaryComparer {
    private BoundaryComparer() {}

    static List<BoundaryChange> compare(Structure before, Structure after) {
        Map<String, Crossing> old = crossings(before);
        Map<String, Crossing> now = crossings(after);
        List<BoundaryChange> changes = new ArrayList<>();
        for (String node : PlanComparer.union(old.keySet(), now.keySet())) {
            Crossing was = old.get(node);
            Crossing is = now.get(node);
            if (!Objects.equals(was, is)) {
                changes.add(new BoundaryChange(node, was, is));
            }
        }
        return changes;
    }

    private static Map<String, Crossing> crossings(Structure structure) {
        Map<String, List<String>> readers = new HashMap<>();
        for (PlanStep step : structure.steps()) {
            step.inputs()
                    .forEach(input -> readers.computeIfAbsent(key(input.node(), input.from()), k -> new ArrayList<>())
                            .add(step.name()));
        }
        Map<String, Crossing> crossings = new HashMap<>();
        for (PlanStep step : structure.steps()) {
            for (Plan.Output output : step.outputs()) {
                List<String> to = new ArrayList<>(readers.getOrDefault(key(output.node(), step.name()), List.of()));
                if (structure.outputs().contains(output.node())) {
                    to.add("(requested)");
                }
                if (structure.publications().stream()
                        .anyMatch(each -> each.node().equals(output.node()))) {
                    to.add("(published)");
                }
                crossings.put(output.node(), new Crossing(output.type(), step.name(), to, materializer(output)));
            }
        }
        return crossings;
    }

    private static String key(String node, String step) {
        return step + " " + node;
    }

    /** Returns {@code npy v1}, with the options if there are some. */
    static String materializer(Plan.Output output) {
        String options = output.options().isEmpty() ? "" : " " + new TreeMap<>(output.options());
        return output.materializer() + " v" + output.version() + options;
    }
}
