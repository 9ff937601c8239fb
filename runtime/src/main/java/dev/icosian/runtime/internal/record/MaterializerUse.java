package dev.icosian.runtime.internal.record;

import dev.icosian.Materializer;
import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A materializer as manifests name it. Immutable. */
public record MaterializerUse(String id, int version, Map<String, String> options) {
    /** Sorts and copies the options. */
    public MaterializerUse {
        Map<String, String> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(options);
        options = Collections.unmodifiableMap(sorted);
    }

    /** Returns what names a materializer. */
    public static MaterializerUse of(Materializer<?> materializer) {
        return new MaterializerUse(materializer.id(), materializer.version(), materializer.options());
    }

    /** Returns {@code csv v1}, or {@code csv v1 {separator=;}}. */
    @Override
    public String toString() {
        return id + " v" + version + (options.isEmpty() ? "" : " " + options);
    }

    static MaterializerUse read(Fields fields) {
        return new MaterializerUse(fields.text("id"), fields.count("version"), fields.textsByName("options"));
    }

    Tree tree() {
        return new Tree().with("id", id).with("version", version).with("options", options);
    }
}
