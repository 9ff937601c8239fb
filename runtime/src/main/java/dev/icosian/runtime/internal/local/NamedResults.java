package dev.icosian.runtime.internal.local;

import dev.icosian.NodeRef;
import dev.icosian.runtime.Results;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class NamedResults implements Results {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    NamedResults(List<NamedValue> named) {
        named.forEach(value -> values.put(value.name(), value.value()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(String node, Class<T> type) {
        return (T) values.get(node);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(NodeRef<T> node) {
        return (T) values.get(node.name());
    }

    @Override
    public <R extends Record> R as(Class<R> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
