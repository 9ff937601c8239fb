package dev.icosian.compiler.graph;

import dev.icosian.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parameter of a resolved node gets. Every form knows the parameter's type. */
public sealed interface Bind {
    /** Returns the type that the parameter has; inside {@link ToAll} the type of one item. */
    TypeRef<?> type();

    /** The value of a node. */
    record ToNode(TypeRef<?> type, String node) implements Bind {}

    /** The value of a run parameter, given or default. */
    record ToParam(TypeRef<?> type, String param) implements Bind {}

    /** The value of a configuration key. */
    record ToConfig(TypeRef<?> type, String key) implements Bind {}

    /** A constant of the parameter's type. */
    record ToLiteral(TypeRef<?> type, @Nullable Object value) implements Bind {}

    /** Nothing has the name and null is allowed. */
    record ToAbsent(TypeRef<?> type, String name) implements Bind {}

    /**
     * Several values in one.
     *
     * @param form what they are gathered in
     * @param labels map keys, or record components; for a list the names as said
     * @param items one bind per label
     */
    record ToAll(TypeRef<?> type, Form form, List<String> labels, List<Bind> items) implements Bind {
        /** Copies the lists, which are of equal length. */
        public ToAll {
            labels = List.copyOf(labels);
            items = List.copyOf(items);
            if (labels.size() != items.size()) {
                throw new IllegalArgumentException("labels and items differ in number");
            }
        }
    }

    /** What several values are gathered in. */
    enum Form {
        /** An unmodifiable list, in the order of the names. */
        LIST,
        /** An unmodifiable map by name, in the order of the names. */
        MAP,
        /** A record, by component. */
        RECORD
    }
}
