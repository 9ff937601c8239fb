package dev.icosian.runtime.internal.driver;

import dev.icosian.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names and types of results, without the values. Immutable; shared by all results of one kind of request.
 *
 * @param positions by name, in the order of the request
 * @param types by position
 */
record ResultShape(Map<String, Integer> positions, List<TypeRef<?>> types) {
    ResultShape {
        positions = Collections.unmodifiableMap(positions);
        types = List.copyOf(types);
    }

    /** Returns the shape of results with these names, each once. */
    static ResultShape of(Collection<String> names, Collection<? extends TypeRef<?>> types) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (String name : names) {
            positions.put(name, positions.size());
        }
        return new ResultShape(positions, new ArrayList<>(types));
    }
}
