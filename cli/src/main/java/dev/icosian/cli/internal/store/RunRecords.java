package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.record.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of runs: their record, their pins, and what they pinned of files. As thread safe as the store. */
public final class RunRecords {
    private static final String RUNS = "runs/";
    private static final int PARTS = 4;

    private final ArtifactStore store;

    /** Looks into a store. */
    public RunRecords(ArtifactStore store) {
        this.store = store;
    }

    /** A run by its place in the store; its record may be damaged or gone. */
    public record Place(String pipeline, String runKey) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPipeline = pipeline.compareTo(other.pipeline);
            return byPipeline != 0 ? byPipeline : runKey.compareTo(other.runKey);
        }
    }

    /**
     * Finds runs by their id, or by their key.
     *
     * @param pipeline where to look; null: everywhere
     * @throws PipelineException with every one that is not there, or that several pipelines have
     */
    public Set<Place> find(Collection<String> ids, @Nullable String pipeline) throws IOException {
        Set<Place> all = all();
        Set<Place> found = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String id : ids) {
            List<Place> places = named(id, pipeline, all);
            if (places.isEmpty()) {
                problems.add(new Problem(
                        "Run/UnknownRun",
                        "the store has no run '" + id + "'" + (pipeline == null ? "" : " of " + pipeline),
                        null,
                        "see which ones there are: runs"));
            } else if (places.size() > 1) {
                problems.add(new Problem(
                        "Usage/SeveralRuns",
                        "several pipelines have a run '" + id + "': "
                                + String.join(
                                        ", ",
                                        places.stream().map(Place::pipeline).toList()),
                        null,
                        "add --pipeline " + places.get(0).pipeline()));
            } else {
                found.add(places.get(0));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return found;
    }

    private static List<Place> named(String id, @Nullable String pipeline, Set<Place> all) {
        List<Place> byId = in(RunKey.of(id), pipeline, all);
        return byId.isEmpty() ? in(id, pipeline, all) : byId;
    }

    private static List<Place> in(String runKey, @Nullable String pipeline, Set<Place> all) {
        return all.stream()
                .filter(place -> place.runKey().equals(runKey)
                        && (pipeline == null || place.pipeline().equals(pipeline)))
                .toList();
    }

    private Set<Place> all() throws IOException {
        Set<Place> places = new TreeSet<>();
        try (Stream<ArtifactStore.Entry> entries = store.list(RUNS)) {
            entries.map(entry -> entry.key().split("/", -1))
                    .filter(parts -> parts.length >= PARTS)
                    .forEach(parts -> places.add(new Place(parts[1], parts[2])));
        }
        return places;
    }

    /**
     * Deletes the files of a run and returns how many there were. The record goes last: whatever interrupts this, it can
     * be done again, and no new run takes over the pins of an old one.
     */
    public int forget(Place place) throws IOException {
        List<String> keys = new ArrayList<>();
        try (Stream<ArtifactStore.Entry> entries = store.list(Layout.run(place.pipeline(), place.runKey()))) {
            entries.map(ArtifactStore.Entry::key).forEach(keys::add);
        }
        String record = Layout.runRecord(place.pipeline(), place.runKey());
        if (keys.remove(record)) {
            keys.add(record);
        }
        for (String key : keys) {
            store.delete(key);
        }
        return keys.size();
    }
}
