package dev.icosian.compiler.plan;

import dev.icosian.compiler.json.JsonWriter;
import dev.icosian.internal.Lazy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The code fingerprints of a plan. Immutable but for the parts and who reaches
 * them, which are made when first asked for; thread safe.
 */
public final class PlanCode {
    private final Map<String, String> nodes;
    private final Map<String, String> extra;
    private final List<String> roots;
    private final Lazy<Map<String, String>> parts;
    private final Lazy<Map<String, List<String>>> users;

    /**
     * Copies the collections.
     *
     * @param nodes by node
     * @param extra by {@code materializer:<id>} and the like, of user code that is no function
     * @param roots package prefixes of user code
     * @param parts digest by what any of them reached, to say what changed; not in the digest, which follows from the
     *     others
     * @param users names of nodes by the part that their code reaches; in no file, so that a plan that was read has none
     */
    public PlanCode(
            SortedMap<String, String> nodes,
            SortedMap<String, String> extra,
            List<String> roots,
            Supplier<? extends Map<String, String>> parts,
            Supplier<? extends Map<String, List<String>>> users) {
        this.nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        this.extra = Collections.unmodifiableMap(new TreeMap<>(extra));
        this.roots = List.copyOf(roots);
        this.parts = Lazy.of(() -> Collections.unmodifiableMap(new TreeMap<>(parts.get())));
        this.users = Lazy.of(() -> Collections.unmodifiableMap(new TreeMap<>(users.get())));
    }

    /** Returns the fingerprints by node. */
    Map<String, String> nodes() {
        return nodes;
    }

    /** Returns the fingerprints of user code that is no function. */
    Map<String, String> extra() {
        return extra;
    }

    /** Returns the package prefixes of user code. */
    List<String> roots() {
        return roots;
    }

    /** Returns the digest by what any of them reached. */
    Map<String, String> parts() {
        return parts.get();
    }

    /** Returns the names of the nodes whose code reaches a part; empty where that is not known. */
    List<String> users(String part) {
        return users.get().getOrDefault(part, List.of());
    }

    /** Returns the digest of all but the parts. */
    String digest() {
        return PhysicalPlan.digest(this::writeDigested);
    }

    /** Writes all but the parts. */
    void writeDigested(JsonWriter json) {
        json.beginObject();
        json.field("extra", extra);
        json.field("nodes", nodes);
        json.field("roots", roots);
        json.endObject();
    }

    /** Writes all of it. */
    void write(String digest, JsonWriter json) {
        json.beginObject();
        json.field("digest", digest);
        json.field("extra", extra);
        json.field("nodes", nodes);
        if (!parts().isEmpty()) {
            json.field("parts", parts());
        }
        json.field("roots", roots);
        json.endObject();
    }
}
