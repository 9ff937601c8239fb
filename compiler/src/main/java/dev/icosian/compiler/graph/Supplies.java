package dev.icosian.compiler.graph;

import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pipeline declares and the host of a run gives, used or not. Immutable.
 *
 * @param secrets names, sorted
 * @param resources type by name
 */
public record Supplies(List<String> secrets, Map<String, Class<?>> resources) {
    private static final Supplies NONE = new Supplies(List.of(), Map.of());

    /** Sorts and copies the collections. */
    public Supplies {
        secrets = secrets.stream().sorted(Utf8Order.INSTANCE).toList();
        Map<String, Class<?>> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(resources);
        resources = Collections.unmodifiableMap(sorted);
    }

    /** Returns nothing. */
    public static Supplies none() {
        return NONE;
    }

    /** Returns whether nothing is declared. */
    public boolean isEmpty() {
        return secrets.isEmpty() && resources.isEmpty();
    }
}
