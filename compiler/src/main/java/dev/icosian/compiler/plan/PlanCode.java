package dev.icosian.compiler.plan;

import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Sha256;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The code fingerprints of a plan.
 *
 * @param nodes by node
 * @param extra by {@code materializer:<id>} and the like, of user code that is no function
 * @param roots package prefixes of user code
 * @param parts digest by what any of them reached, to say what changed; not in the digest, which follows from the others
 */
public record PlanCode(
        Map<String, String> nodes, Map<String, String> extra, List<String> roots, Map<String, String> parts) {
    /** Copies the collections. */
    public PlanCode {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        extra = Collections.unmodifiableMap(new TreeMap<>(extra));
        roots = List.copyOf(roots);
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** Returns the digest of all but the parts. */
    String digest() {
        return "sha256:" + Sha256.hex(CanonicalJson.document(fields()));
    }

    /** Returns the JSON tree, digest included. */
    Map<String, Object> tree() {
        Map<String, Object> tree = fields();
        tree.put("digest", digest());
        if (!parts.isEmpty()) {
            tree.put("parts", parts);
        }
        return tree;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("extra", extra);
        fields.put("nodes", nodes);
        fields.put("roots", roots);
        return fields;
    }
}
