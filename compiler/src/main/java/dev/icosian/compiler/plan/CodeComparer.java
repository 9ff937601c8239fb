package dev.icosian.compiler.plan;

import dev.icosian.compiler.fingerprint.CodePart;
import dev.icosian.compiler.plan.PlanComparison.CodeChange;
import dev.icosian.compiler.plan.PlanComparison.Kind;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares the parts of user code that two plans cover. */
final class CodeComparer {
    private CodeComparer() {}

    static List<CodeChange> compare(PhysicalPlan before, PhysicalPlan after) {
        PlanCode old = before.code();
        PlanCode now = after.code();
        if (old == null || now == null || old.parts().isEmpty() || now.parts().isEmpty()) {
            return List.of();
        }
        Set<String> functions = functions(before);
        functions.addAll(functions(after));
        Map<String, String> units = units(before);
        units.putAll(units(after));
        Map<String, Integer> methods = new HashMap<>();
        Set<CodePart> parts = new TreeSet<>();
        for (String name : PlanComparer.union(old.parts().keySet(), now.parts().keySet())) {
            CodePart part = CodePart.of(name);
            parts.add(part);
            methods.merge(part.qualifiedName(), 1, Integer::sum);
        }
        List<CodeChange> changes = new ArrayList<>();
        for (CodePart part : parts) {
            String was = old.parts().get(part.name());
            String is = now.parts().get(part.name());
            boolean isFunction = functions.contains(part.qualifiedName());
            // A function that comes or goes is said by its nodes.
            boolean isSaid = isFunction && (was == null || is == null);
            if (isSaid || (was != null && was.equals(is))) {
                continue;
            }
            Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
            boolean isOverloaded = part.isMethod() && methods.getOrDefault(part.qualifiedName(), 0) > 1;
            String versions = part.isLibrary() && kind == Kind.CHANGED ? ": " + was + " → " + is : "";
            changes.add(new CodeChange(
                    part.subject(isFunction, isOverloaded) + versions,
                    kind,
                    isFunction ? List.of() : users(part.name(), now, old, units)));
        }
        return changes;
    }

    /** Returns the units whose code reaches a part, by name; those of the later plan if it knows any. */
    private static List<String> users(String part, PlanCode now, PlanCode old, Map<String, String> units) {
        List<String> nodes = now.users(part).isEmpty() ? old.users(part) : now.users(part);
        Set<String> users = new TreeSet<>(Utf8Order.INSTANCE);
        nodes.forEach(node -> users.add(units.getOrDefault(node, node)));
        return List.copyOf(users);
    }

    private static Map<String, String> units(PhysicalPlan plan) {
        Map<String, String> units = new HashMap<>();
        nodes(plan).forEach(node -> units.put(node.name(), node.unit()));
        return units;
    }

    private static Set<String> functions(PhysicalPlan plan) {
        Set<String> functions = new HashSet<>();
        nodes(plan).forEach(node -> functions.add(node.function().replace('#', '.')));
        return functions;
    }

    private static Stream<PlanNode> nodes(PhysicalPlan plan) {
        Structure structure = plan.structure();
        return Stream.concat(
                structure.steps().stream().flatMap(step -> step.nodes().stream()), structure.ephemeral().stream());
    }
}
