package dev.icosian.compiler.fingerprint;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fingerprint.
 *
 * @param text {@code bytecode:<64 hex digits>} or {@code version:<text>}
 * @param parts digest by part: what is hashed of a method, a static field, a type; of a library its
 *     coordinates; empty with a version
 * @param unknown why the code cannot be known; empty if it is
 * @param libraries version by {@code group:artifact} of what the code mentions outside of user code, as far as jars say it
 */
public record Print(String text, Map<String, String> parts, String unknown, Map<String, String> libraries) {
    /** Sorts and copies the maps. */
    public Print {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }
}
