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
 */
public record PlanCode(Map<String, String> nodes, Map<String, String> extra, List<String> roots) {
    /** Copies the collections. */
    public PlanCode {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        extra = Collections.unmodifiableMap(new TreeMap<>(extra));
        roots = List.copyOf(roots);
    }

    /** Returns the digest of all. */
    String digest() {
        return "sha256:" + Sha256.hex(CanonicalJson.document(fields()));
    }

    /** Returns the JSON tree, digest included. */
    Map<String, Object> tree() {
        Map<String, Object> tree = fields();
        tree.put("digest", digest());
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
