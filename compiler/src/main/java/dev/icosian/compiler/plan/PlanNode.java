package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node as planned.
 *
 * @param kind {@code function}, or what a modifier made
 * @param function {@code com.acme.Features#trainingSet}; empty if a modifier or source made it
 */
record PlanNode(
        String name,
        String kind,
        String type,
        String function,
        String unit,
        List<PlanBind> binds,
        List<PlanModifier> modifiers,
        Map<String, String> tags) {
    PlanNode {
        binds = List.copyOf(binds);
        modifiers = List.copyOf(modifiers);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    Plan.NodePlan asPublic() {
        List<String> needs = binds.stream()
                .flatMap(PlanBind::references)
                .filter(reference -> reference.from() != PlanBind.From.ABSENT)
                .map(PlanBind.Reference::name)
                .distinct()
                .toList();
        return new Plan.NodePlan(name, type, function, unit, needs, tags);
    }
}
