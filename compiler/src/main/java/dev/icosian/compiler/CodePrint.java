package dev.icosian.compiler;

import dev.icosian.compiler.fingerprint.CodePrints;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fingerprint of the code behind one node.
 *
 * @param text {@code bytecode:<64 hex digits>}, or {@code version:<text>} where a {@code @CodeVersion} replaces it
 * @param parts digest by what was reached, to explain a change: {@code com.acme.Features.zscore(double[])},
 *     {@code field com.acme.Tables.RATES}, {@code record com.acme.Row}; empty with a version
 * @param unknown why the code cannot be known; empty if it is. Then the step is reused within its run only.
 * @param libraries version by {@code group:artifact} of what the code uses outside of user code, as far as jars say it; in
 *     no key
 */
public record CodePrint(String text, Map<String, String> parts, String unknown, Map<String, String> libraries) {
    /** How code is fingerprinted. Prints and parts of different schemes cannot be compared. */
    public static final int SCHEME = CodePrints.SCHEME;

    /** Sorts and copies the maps. */
    public CodePrint {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /** Returns a fingerprint of code that uses no libraries. */
    public CodePrint(String text, Map<String, String> parts, String unknown) {
        this(text, parts, unknown, Map.of());
    }
}
