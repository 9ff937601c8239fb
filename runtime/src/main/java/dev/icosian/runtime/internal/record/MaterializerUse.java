package dev.icosian.runtime.internal.record;

import dev.icosian.Materializer;
import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    // Written out: what records come with takes 10 ms at its first use, and every run compares these.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MaterializerUse use
                && id.equals(use.id)
                && version == use.version
                && options.equals(use.options);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + version;
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
