package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Entry;
import dev.icosian.internal.store.HistoryStore;
import dev.icosian.internal.store.NewestEntries;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The results of a step in a store, by age: for explanations and forecasts, never for what is used. */
public final class StepHistory {
    private StepHistory() {}

    /** Returns the keys of the newest manifests of a step, newest first. */
    public static List<String> newest(ArtifactStore store, String pipeline, String step, int count) throws IOException {
        return entries(store, Layout.manifests(pipeline, step), count).stream()
                .map(Entry::key)
                .toList();
    }

    /** Returns the newest entries in a folder of manifests, newest first. */
    public static List<Entry> entries(ArtifactStore store, String folder, int count) throws IOException {
        if (store instanceof HistoryStore history) {
            return history.newest(folder, count);
        }
        NewestEntries newest = new NewestEntries(count);
        try (Stream<Entry> all = store.list(folder)) {
            all.forEach(newest::add);
        }
        return newest.list();
    }
}
