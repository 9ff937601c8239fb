package dev.icosian.compiler.group;

import java.util.List;
import java.util.stream.Collectors;

/** Names in sentences. */
final class Lists {
    private static final int SHOWN = 5;

    private Lists() {}

    /** Returns {@code a, b, c}, or the first five and the number of the others. */
    static String some(List<String> names) {
        if (names.size() <= SHOWN + 1) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }

    /** Returns {@code 'a', 'b' and 'c'}, or the first five and the number of the others. */
    static String quoted(List<String> names) {
        List<String> quoted = names.stream().map(name -> "'" + name + "'").toList();
        if (quoted.size() > SHOWN + 1) {
            return some(quoted);
        }
        if (quoted.size() == 1) {
            return quoted.get(0);
        }
        return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.get(quoted.size() - 1);
    }

    /** Returns {@code "a", "b"} as arguments in code, the first five at most. */
    static String arguments(List<String> names) {
        return names.stream()
                .limit(SHOWN)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ", "", names.size() > SHOWN ? ", …" : ""));
    }
}
