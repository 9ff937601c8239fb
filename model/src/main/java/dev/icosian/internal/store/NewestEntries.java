package dev.icosian.internal.store;

import dev.icosian.ArtifactStore.Entry;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest of many results; of those of one moment, the one with the higher key. Not thread safe. */
public final class NewestEntries {
    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing(Entry::modifiedAt).thenComparing(Entry::key, Utf8Order.INSTANCE);

    private final int count;
    private final PriorityQueue<Entry> kept = new PriorityQueue<>(OLDEST_FIRST);

    /** Keeps so many. */
    public NewestEntries(int count) {
        this.count = count;
    }

    /** Takes an entry, unless its key does not end with {@code .json}. */
    public void add(Entry entry) {
        if (!entry.key().endsWith(".json")) {
            return;
        }
        kept.add(entry);
        if (kept.size() > count) {
            kept.remove();
        }
    }

    /** Returns what was kept, newest first. */
    public List<Entry> list() {
        List<Entry> sorted = new ArrayList<>(kept);
        sorted.sort(OLDEST_FIRST.reversed());
        return List.copyOf(sorted);
    }
}
