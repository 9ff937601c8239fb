package dev.icosian.compiler.graph;

import dev.icosian.Location;
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

    /** A secret that the host of the run gives. */
    record ToSecret(TypeRef<?> type, String secret) implements Bind {}

    /** An object that the host of the run supplies. */
    record ToResource(TypeRef<?> type, String resource) implements Bind {}

    /** The folder of the attempt. */
    record ToScratch(TypeRef<?> type) implements Bind {}

    /**
     * Where outside data is. What its placeholders read decides where, not what is there: in no key.
     *
     * @param type of the place as text
     * @param placeholders what is filled in, by first use; params and configuration keys
     */
    record ToLocation(TypeRef<?> type, Location location, List<Bind> placeholders) implements Bind {
        /** Copies the list. */
        public ToLocation {
            placeholders = List.copyOf(placeholders);
        }
    }

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
