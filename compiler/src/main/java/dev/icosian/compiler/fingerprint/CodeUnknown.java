package dev.icosian.compiler.fingerprint;

import dev.icosian.Problem;
import java.util.List;

/** {@code Key/CodeUnknown}: code cannot be known, so that a result cannot be tied to it beyond its run. */
final class CodeUnknown {
    private static final int SHOWN = 5;

    private CodeUnknown() {}

    static Problem warning(String why, List<String> subjects) {
        String shown = subjects.size() <= SHOWN
                ? String.join(", ", subjects)
                : String.join(", ", subjects.subList(0, SHOWN)) + " and " + (subjects.size() - SHOWN) + " more";
        return new Problem(
                "Key/CodeUnknown",
                "the code of " + shown + " cannot be known, so results are used again in the same run only: " + why,
                null,
                "give the function @CodeVersion(\"1\") and raise it with every change");
    }
}
