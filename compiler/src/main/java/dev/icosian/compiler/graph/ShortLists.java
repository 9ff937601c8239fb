package dev.icosian.compiler.graph;

import java.util.List;

/** Lists of what a node has few of. */
public final class ShortLists {
    private ShortLists() {}

    /** Returns an unmodifiable list of the items. As {@link List#of(Object[])}, without its second array. */
    public static <T> List<T> of(T[] items) {
        return switch (items.length) {
            case 0 -> List.of();
            case 1 -> List.of(items[0]);
            case 2 -> List.of(items[0], items[1]);
            case 3 -> List.of(items[0], items[1], items[2]);
            case 4 -> List.of(items[0], items[1], items[2], items[3]);
            default -> List.of(items);
        };
    }
}
