package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Entry;
import dev.icosian.internal.Utf8Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The results of a step in a store, by age: for explanations and forecasts, never for what is used. */
public final class StepHistory {
    /**
     * How many results are looked at: one page of most object stores. Keys are digests, so that of more the listing
     * gives a random sample, whose newest is good enough; a step's cost must not grow with the age of its store.
     */
    static final int MOST = 1_000;

    private StepHistory() {}

    /** Returns the keys of the newest manifests of a step, newest first. */
    public static List<String> newest(ArtifactStore store, String pipeline, String step, int count) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Entry> all = store.list(Layout.manifests(pipeline, step))) {
            all.limit(MOST).filter(entry -> entry.key().endsWith(".json")).forEach(entries::add);
        }
        entries.sort(StepHistory::newestFirst);
        return entries.stream().limit(count).map(Entry::key).toList();
    }

    private static int newestFirst(Entry left, Entry right) {
        int byTime = right.modifiedAt().compareTo(left.modifiedAt());
        return byTime != 0 ? byTime : Utf8Order.INSTANCE.compare(right.key(), left.key());
    }
}
