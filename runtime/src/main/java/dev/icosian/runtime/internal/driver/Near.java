package dev.icosian.runtime.internal.driver;

import dev.icosian.compiler.rule.NearNames;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Advice about a name that does not exist. */
final class Near {
    private Near() {}

    /** Returns {@code did you mean 'b'?}, or other advice if no name is near. */
    static String hint(String name, Collection<String> known, String otherwise) {
        List<String> near = NearNames.ofRequest(name, known);
        if (near.isEmpty()) {
            return otherwise;
        }
        return near.stream().map(found -> "'" + found + "'").collect(Collectors.joining(" or ", "did you mean ", "?"));
    }
}
