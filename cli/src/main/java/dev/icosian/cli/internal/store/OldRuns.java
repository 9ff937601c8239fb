package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.store.RunRecords.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which runs are the oldest of their pipeline. */
final class OldRuns {
    private OldRuns() {}

    /**
     * Returns all runs but the newest of each pipeline, and those that wrote something after a time: they may go on.
     *
     * @param keep how many are the newest
     */
    static Set<Place> find(ArtifactStore store, int keep, Instant limit) throws IOException {
        Map<Place, Instant> ends = new TreeMap<>();
        Listing.each(store, "runs/", entry -> {
            StoredName.OfRun name = StoredName.ofRun(entry.key());
            if (name != null) {
                ends.merge(name.place(), entry.modifiedAt(), (left, right) -> left.isAfter(right) ? left : right);
            }
        });
        Map<String, List<Place>> byPipeline = new TreeMap<>();
        ends.keySet()
                .forEach(place -> byPipeline
                        .computeIfAbsent(place.pipeline(), name -> new ArrayList<>())
                        .add(place));
        Set<Place> old = new TreeSet<>();
        Comparator<Place> newestFirst = Comparator.<Place, Instant>comparing(
                        place -> ends.getOrDefault(place, Instant.EPOCH))
                .reversed()
                .thenComparing(Comparator.naturalOrder());
        for (List<Place> places : byPipeline.values()) {
            places.stream()
                    .sorted(newestFirst)
                    .skip(keep)
                    .filter(place -> !ends.getOrDefault(place, Instant.MAX).isAfter(limit))
                    .forEach(old::add);
        }
        return old;
    }
}
