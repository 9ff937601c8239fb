package dev.icosian.compiler.plan;

import java.util.List;
import java.util.stream.Stream;

/** What a parameter of a planned node gets, as text. */
sealed interface PlanBind {
    /** Where a single name leads. */
    enum From {
        NODE("node"),
        PARAM("param"),
        CONFIG("config"),
        SECRET("secret"),
        RESOURCE("resource"),
        ABSENT("absent");

        private final String text;

        From(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Returns all references in it, in order. */
    default Stream<Reference> references() {
        if (this instanceof Reference reference) {
            return Stream.of(reference);
        }
        if (this instanceof All all) {
            return all.items().stream().flatMap(item -> item.bind().references());
        }
        if (this instanceof Place place) {
            return place.placeholders().stream().flatMap(PlanBind::references);
        }
        return Stream.empty();
    }

    /** One name. */
    record Reference(From from, String name) implements PlanBind {}

    /**
     * A constant.
     *
     * @param value text of its canonical JSON
     */
    record Literal(String type, String value) implements PlanBind {}

    /**
     * Several in one.
     *
     * @param form {@code list}, {@code map} or {@code record}
     */
    record All(String form, List<Item> items) implements PlanBind {
        public All {
            items = List.copyOf(items);
        }
    }

    /** The folder of the attempt. */
    record Scratch() implements PlanBind {}

    /**
     * Where outside data is.
     *
     * @param template as the author wrote it
     * @param placeholders what is filled in, by first use
     */
    record Place(String template, List<PlanBind> placeholders) implements PlanBind {
        public Place {
            placeholders = List.copyOf(placeholders);
        }
    }

    /** One of several. */
    record Item(String label, PlanBind bind) {}
}
