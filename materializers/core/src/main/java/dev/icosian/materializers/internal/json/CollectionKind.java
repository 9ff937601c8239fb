package dev.icosian.materializers.internal.json;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The collection types, by what their order means and what a reader gets. */
enum CollectionKind {
    /** Order kept, unmodifiable. */
    LIST(Collections::unmodifiableList, List.class),
    /** Order kept. */
    ARRAY_LIST(ArrayList::new, ArrayList.class),
    /** Order unknown, hence sorted; unmodifiable. */
    COLLECTION(Collections::unmodifiableList, Collection.class),
    /** Order unknown, hence sorted; unmodifiable, iterated in that order. */
    SET(elements -> Collections.unmodifiableSet(new LinkedHashSet<>(elements)), Set.class),
    /** Order unknown, hence sorted; iterated in that order. */
    HASH_SET(LinkedHashSet::new, HashSet.class),
    /** Order kept. */
    LINKED_HASH_SET(LinkedHashSet::new, LinkedHashSet.class),
    /** Natural order; unmodifiable. */
    SORTED_SET(
            elements -> Collections.unmodifiableNavigableSet(new TreeSet<>(elements)),
            SortedSet.class,
            NavigableSet.class),
    /** Natural order. */
    TREE_SET(TreeSet::new, TreeSet.class);

    private final Function<List<@Nullable Object>, Collection<@Nullable Object>> maker;
    private final List<Class<?>> types;

    CollectionKind(Function<List<@Nullable Object>, Collection<@Nullable Object>> maker, Class<?>... types) {
        this.maker = maker;
        this.types = List.of(types);
    }

    static Optional<CollectionKind> of(Class<?> type) {
        for (CollectionKind kind : values()) {
            if (kind.types.contains(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Returns whether elements stand in the order of their bytes, since their own order means nothing. */
    boolean isSorted() {
        return this == COLLECTION || this == SET || this == HASH_SET;
    }

    /** Returns whether the elements must have a natural order. */
    boolean isNatural() {
        return this == SORTED_SET || this == TREE_SET;
    }

    void checkOrder(Collection<?> elements) throws FormatException {
        if (elements instanceof SortedSet<?> sorted && isNatural()) {
            checkNatural(sorted.comparator());
        }
    }

    Collection<@Nullable Object> make(List<@Nullable Object> elements) {
        return maker.apply(elements);
    }

    static void checkNatural(@Nullable Comparator<?> comparator) throws FormatException {
        if (comparator != null && !comparator.equals(Comparator.naturalOrder())) {
            throw new FormatException(
                    "a sorted collection with a comparator, which no bytes can hold; only the natural order can be stored");
        }
    }
}
