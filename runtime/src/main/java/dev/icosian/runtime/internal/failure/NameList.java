package dev.icosian.runtime.internal.failure;

import java.util.List;

/** Names in a sentence. */
final class NameList {
    private static final int SHOWN = 10;

    private NameList() {}

    /** Returns {@code a, b, c}; of many, the first ones and how many more there are. */
    static String of(List<String> names) {
        if (names.size() <= SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, SHOWN)) + ", " + (names.size() - SHOWN) + " more";
    }
}
