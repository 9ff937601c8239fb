package dev.icosian.runtime.internal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a stored object. Mutable, for one thread; every method returns this object. */
final class Tree {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** Sets a field, null included. */
    Tree with(String name, @Nullable Object value) {
        fields.put(name, value instanceof Instant instant ? InstantText.of(instant) : value);
        return this;
    }

    /** Sets a field unless its value is null. */
    Tree withIf(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    <T> Tree list(String name, List<T> items, Function<T, Tree> form) {
        List<Object> trees = new ArrayList<>();
        for (T item : items) {
            trees.add(form.apply(item).map());
        }
        return with(name, trees);
    }

    <T> Tree byName(String name, Map<String, T> items, Function<T, Tree> form) {
        Map<String, Object> trees = new LinkedHashMap<>();
        items.forEach((key, item) -> trees.put(key, form.apply(item).map()));
        return with(name, trees);
    }

    Map<String, @Nullable Object> map() {
        return fields;
    }
}
