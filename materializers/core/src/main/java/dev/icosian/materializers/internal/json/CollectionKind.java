package dev.icosian.materializers.internal.json;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The collection types, by what their order means and what a reader gets. */
enum CollectionKind {
    /** Order kept, unmodifiable. */
    LIST,
    /** Order kept. */
    ARRAY_LIST,
    /** Order unknown, hence sorted; unmodifiable. */
    COLLECTION,
    /** Order unknown, hence sorted; unmodifiable, iterated in that order. */
    SET,
    /** Order unknown, hence sorted; iterated in that order. */
    HASH_SET,
    /** Order kept. */
    LINKED_HASH_SET,
    /** Natural order; unmodifiable. */
    SORTED_SET,
    /** Natural order. */
    TREE_SET;

    private static final Map<Class<?>, CollectionKind> BY_TYPE = Map.of(
            List.class, LIST,
            ArrayList.class, ARRAY_LIST,
            Collection.class, COLLECTION,
            Set.class, SET,
            HashSet.class, HASH_SET,
            LinkedHashSet.class, LINKED_HASH_SET,
            SortedSet.class, SORTED_SET,
            NavigableSet.class, SORTED_SET,
            TreeSet.class, TREE_SET);

    static Optional<CollectionKind> of(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
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
        return switch (this) {
            case LIST, COLLECTION -> Collections.unmodifiableList(elements);
            case ARRAY_LIST -> new ArrayList<>(elements);
            case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(elements));
            case HASH_SET, LINKED_HASH_SET -> new LinkedHashSet<>(elements);
            case SORTED_SET -> Collections.unmodifiableNavigableSet(new TreeSet<>(elements));
            case TREE_SET -> new TreeSet<>(elements);
        };
    }

    static void checkNatural(@Nullable Comparator<?> comparator) throws FormatException {
        if (comparator != null && !comparator.equals(Comparator.naturalOrder())) {
            throw new FormatException(
                    "a sorted collection with a comparator, which no bytes can hold; only the natural order can be stored");
        }
    }
}
