package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the materializer of a boundary value: the node's own; else the one declared for exactly its type, else a declared
 * one that supports it; else the same among the defaults. Types count as produced and boxed, supertypes never. Not thread
 * safe.
 */
public final class MaterializerLookup {
    private final Map<String, Materializer<?>> byNode;
    private final List<Materializer<?>> declared;
    private final List<Materializer<?>> defaults;
    private final Map<TypeRef<?>, Found> byType = new HashMap<>();

    /** Takes materializers by node, those declared for types, and those that count otherwise. */
    public MaterializerLookup(
            Map<String, Materializer<?>> byNode, List<Materializer<?>> declared, List<Materializer<?>> defaults) {
        this.byNode = byNode;
        this.declared = declared;
        this.defaults = defaults;
    }

    /** Returns the materializer of a node's value, null after having reported why there is none. */
    public @Nullable MaterializerChoice choose(
            String node, TypeRef<?> type, Supplier<Crossing> crossing, List<Problem> problems) {
        TypeRef<?> boxed = BoxedTypes.of(type);
        Materializer<?> own = byNode.get(node);
        if (own != null) {
            if (!matches(own, boxed)) {
                WrongType.report(node, boxed, own, problems);
                return null;
            }
            return new MaterializerChoice(bound(own, boxed), ".materialize(\"" + node + "\", …)");
        }
        Found found = byType.get(boxed);
        if (found == null) {
            found = find(boxed, problems);
            byType.put(boxed, found);
        }
        if (found.choice() == null && !found.reported()) {
            NoMaterializer.report(node, boxed, crossing.get(), all(), problems);
        }
        return found.choice();
    }

    private Found find(TypeRef<?> type, List<Problem> problems) {
        Found found = find(declared, type, "declared", ".materialize(…) for its type", problems);
        if (found.choice() != null || found.reported()) {
            return found;
        }
        return find(defaults, type, "default", "the default for its type", problems);
    }

    private static Found find(
            List<Materializer<?>> from, TypeRef<?> type, String kind, String because, List<Problem> problems) {
        List<Materializer<?>> claiming = new ArrayList<>();
        for (Materializer<?> each : from) {
            if (BoxedTypes.of(each.type()).equals(type)) {
                claiming.add(each);
            }
        }
        if (claiming.isEmpty()) {
            for (Materializer<?> each : from) {
                if (ObjectsOfUsers.supports(each, type)) {
                    claiming.add(each);
                }
            }
        }
        if (claiming.isEmpty()) {
            return new Found(null, false);
        }
        if (claiming.size() > 1) {
            TwoForType.report(type, kind, claiming, problems);
            return new Found(null, true);
        }
        return new Found(new MaterializerChoice(bound(claiming.get(0), type), because), false);
    }

    private static boolean matches(Materializer<?> materializer, TypeRef<?> type) {
        return BoxedTypes.of(materializer.type()).equals(type) || ObjectsOfUsers.supports(materializer, type);
    }

    private static Materializer<?> bound(Materializer<?> materializer, TypeRef<?> type) {
        return ObjectsOfUsers.supports(materializer, type) ? ObjectsOfUsers.forType(materializer, type) : materializer;
    }

    private List<Materializer<?>> all() {
        List<Materializer<?>> all = new ArrayList<>(declared);
        all.addAll(defaults);
        return all;
    }

    private record Found(@Nullable MaterializerChoice choice, boolean reported) {}
}
