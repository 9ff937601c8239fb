package dev.icosian.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How messages show many names. */
public final class Lists {
    private static final int COMMA = 10;
    private static final int SHOWN = 5;

    private Lists() {}

    /** Returns {@code a -> b -> c}; the middle of a long path is left out. */
    public static String path(List<String> names) {
        if (names.size() <= 2 * SHOWN + 1) {
            return String.join(" -> ", names);
        }
        return String.join(" -> ", names.subList(0, SHOWN)) + " -> (" + (names.size() - 2 * SHOWN) + " more) -> "
                + String.join(" -> ", names.subList(names.size() - SHOWN, names.size()));
    }

    /** Returns {@code a, b, c}, at most ten of them. */
    public static String comma(List<String> items) {
        List<String> shown = new ArrayList<>(items.subList(0, Math.min(COMMA, items.size())));
        if (items.size() > COMMA) {
            shown.add((items.size() - COMMA) + " more");
        }
        return String.join(", ", shown);
    }

    /** Returns {@code 'a' or 'b' or 'c'}. */
    public static String quotedOr(List<String> names) {
        return String.join(" or ", names.stream().map(name -> "'" + name + "'").toList());
    }

    /** Returns {@code a, b, c}, or the first five and the number of the others. */
    public static String some(List<String> names) {
        if (names.size() <= SHOWN + 1) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }

    /** Returns {@code 'a', 'b' and 'c'}, or the first five and the number of the others. */
    public static String quoted(List<String> names) {
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
    public static String arguments(List<String> names) {
        return names.stream()
                .limit(SHOWN)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ", "", names.size() > SHOWN ? ", …" : ""));
    }
}
