package dev.icosian.materializers.internal.json;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The map types, by what their order means and what a reader gets. */
enum MapKind {
    /** Order unknown, hence sorted; unmodifiable, iterated in that order. */
    MAP,
    /** Order unknown, hence sorted; iterated in that order. */
    HASH_MAP,
    /** Order kept. */
    LINKED_HASH_MAP,
    /** Natural order; unmodifiable. */
    SORTED_MAP,
    /** Natural order. */
    TREE_MAP;

    private static final Map<Class<?>, MapKind> BY_TYPE = Map.of(
            Map.class, MAP,
            HashMap.class, HASH_MAP,
            LinkedHashMap.class, LINKED_HASH_MAP,
            SortedMap.class, SORTED_MAP,
            NavigableMap.class, SORTED_MAP,
            TreeMap.class, TREE_MAP);

    static Optional<MapKind> of(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Returns whether entries stand in the order of their keys' bytes, since their own order means nothing. */
    boolean isSorted() {
        return this == MAP || this == HASH_MAP;
    }

    /** Returns whether the keys must have a natural order. */
    boolean isNatural() {
        return this == SORTED_MAP || this == TREE_MAP;
    }

    void checkOrder(Map<?, ?> entries) throws FormatException {
        if (entries instanceof SortedMap<?, ?> sorted && isNatural()) {
            CollectionKind.checkNatural(sorted.comparator());
        }
    }

    /** Returns the map of entries in stored order, a LinkedHashMap that the caller gives away. */
    Map<Object, @Nullable Object> make(Map<Object, @Nullable Object> entries) {
        return switch (this) {
            case MAP -> Collections.unmodifiableMap(entries);
            case HASH_MAP, LINKED_HASH_MAP -> entries;
            case SORTED_MAP -> Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
            case TREE_MAP -> new TreeMap<>(entries);
        };
    }
}
