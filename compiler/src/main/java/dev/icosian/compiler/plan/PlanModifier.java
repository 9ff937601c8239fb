package dev.icosian.compiler.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A modifier that counts in plans and keys.
 *
 * @param args canonical JSON text by name, defaults left out
 */
record PlanModifier(String id, int version, Map<String, String> args) {
    PlanModifier {
        args = Collections.unmodifiableMap(new TreeMap<>(args));
    }
}
