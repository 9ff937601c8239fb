package dev.icosian.materializers.internal.json;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The map types, by what their order means and what a reader gets. */
enum MapKind {
    /** Order unknown, hence sorted; unmodifiable, iterated in that order. */
    MAP(Collections::unmodifiableMap, Map.class),
    /** Order unknown, hence sorted; iterated in that order. */
    HASH_MAP(entries -> entries, HashMap.class),
    /** Order kept. */
    LINKED_HASH_MAP(entries -> entries, LinkedHashMap.class),
    /** Natural order; unmodifiable. */
    SORTED_MAP(
            entries -> Collections.unmodifiableNavigableMap(new TreeMap<>(entries)),
            SortedMap.class,
            NavigableMap.class),
    /** Natural order. */
    TREE_MAP(TreeMap::new, TreeMap.class);

    private final Function<Map<Object, @Nullable Object>, Map<Object, @Nullable Object>> maker;
    private final List<Class<?>> types;

    MapKind(Function<Map<Object, @Nullable Object>, Map<Object, @Nullable Object>> maker, Class<?>... types) {
        this.maker = maker;
        this.types = List.of(types);
    }

    static Optional<MapKind> of(Class<?> type) {
        for (MapKind kind : values()) {
            if (kind.types.contains(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
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

    Map<Object, @Nullable Object> make(Map<Object, @Nullable Object> entries) {
        return maker.apply(entries);
    }
}
