package dev.icosian.airflow.server;

import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text.
 *
 * @param value as the reader gives it
 */
record Json(@Nullable Object value) {
    static Json of(String text) {
        return new Json(JsonReader.read(text, Decimals.EXACT));
    }

    /** Returns a field; of what is no object, or has no such field, null. */
    Json get(String field) {
        return new Json(value instanceof Map<?, ?> map ? map.get(field) : null);
    }

    List<Json> items() {
        return ((List<?>) Objects.requireNonNull(value)).stream().map(Json::new).toList();
    }

    /** Returns the fields. */
    @SuppressWarnings("unchecked")
    Map<String, Object> fields() {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** Returns it as text; a null as {@code null}. */
    String text() {
        return String.valueOf(value);
    }
}
