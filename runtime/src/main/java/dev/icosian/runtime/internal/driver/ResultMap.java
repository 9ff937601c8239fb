package dev.icosian.runtime.internal.driver;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by name, as a view of an array. Immutable; iterates in the order of the request. */
final class ResultMap extends AbstractMap<String, @Nullable Object> {
    private final Map<String, Integer> positions;
    private final @Nullable Object[] values;

    /** Takes what is not changed any more. */
    ResultMap(Map<String, Integer> positions, @Nullable Object[] values) {
        this.positions = positions;
        this.values = values;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return positions.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Integer position = positions.get(name);
        return position == null ? null : values[position];
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Entry<String, @Nullable Object>> iterator() {
                Iterator<Entry<String, Integer>> names = positions.entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return names.hasNext();
                    }

                    @Override
                    public Entry<String, @Nullable Object> next() {
                        Entry<String, Integer> next = names.next();
                        return new SimpleImmutableEntry<>(next.getKey(), values[next.getValue()]);
                    }
                };
            }
        };
    }
}
