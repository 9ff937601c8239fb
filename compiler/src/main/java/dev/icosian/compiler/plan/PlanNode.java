package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node as planned.
 *
 * @param kind {@code function}, {@code source}, or what a modifier made
 * @param function {@code com.acme.Features#trainingSet}; empty if a modifier or source made it
 * @param source what reads it from outside; null: nothing does
 */
record PlanNode(
        String name,
        String kind,
        String type,
        String function,
        String unit,
        List<PlanBind> binds,
        List<PlanModifier> modifiers,
        Map<String, String> tags,
        @Nullable PlanSource source) {
    PlanNode {
        binds = List.copyOf(binds);
        modifiers = List.copyOf(modifiers);
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    Plan.NodePlan asPublic() {
        Set<String> needs = new LinkedHashSet<>();
        for (PlanBind bind : binds) {
            if (bind instanceof PlanBind.Reference reference) {
                addName(reference, needs);
            } else {
                bind.references().forEach(reference -> addName(reference, needs));
            }
        }
        return new Plan.NodePlan(name, type, function, unit, List.copyOf(needs), tags);
    }

    private static void addName(PlanBind.Reference reference, Set<String> names) {
        if (reference.from() != PlanBind.From.ABSENT) {
            names.add(reference.name());
        }
    }
}
