package dev.icosian.compiler.rule;

import java.util.ArrayList;
import java.util.List;

/** How messages show many things. */
final class Lists {
    private static final int SHOWN = 10;
    private static final int ENDS = 5;

    private Lists() {}

    /** Returns {@code a -> b -> c}; the middle of a long path is left out. */
    static String path(List<String> names) {
        if (names.size() <= 2 * ENDS + 1) {
            return String.join(" -> ", names);
        }
        return String.join(" -> ", names.subList(0, ENDS)) + " -> (" + (names.size() - 2 * ENDS) + " more) -> "
                + String.join(" -> ", names.subList(names.size() - ENDS, names.size()));
    }

    /** Returns {@code a, b, c}, at most ten of them. */
    static String comma(List<String> items) {
        List<String> shown = new ArrayList<>(items.subList(0, Math.min(SHOWN, items.size())));
        if (items.size() > SHOWN) {
            shown.add((items.size() - SHOWN) + " more");
        }
        return String.join(", ", shown);
    }

    /** Returns {@code 'a' or 'b' or 'c'}. */
    static String quotedOr(List<String> names) {
        return String.join(" or ", names.stream().map(name -> "'" + name + "'").toList());
    }
}
