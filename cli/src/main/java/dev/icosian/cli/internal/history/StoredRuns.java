package dev.icosian.cli.internal.history;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Reading;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the runs of a store. As thread safe as the store. */
public final class StoredRuns {
    private static final String RUNS = "runs/";
    private static final String RECORD = "/run.json";
    private static final int PARTS = 4;

    private final ArtifactStore store;

    /** Looks into a store. */
    public StoredRuns(ArtifactStore store) {
        this.store = store;
    }

    /**
     * What was found of runs.
     *
     * @param records newest first
     * @param damaged problems of those whose record cannot be read
     */
    public record Found(List<RunRecord> records, List<Problem> damaged) {
        /** Copies the lists. */
        public Found {
            records = List.copyOf(records);
            damaged = List.copyOf(damaged);
        }
    }

    /** Returns the runs of one pipeline, or, for null, of all. */
    public Found all(@Nullable String pipeline) throws IOException {
        List<RunRecord> records = new ArrayList<>();
        List<Problem> damaged = new ArrayList<>();
        for (String key : keys(pipeline == null ? RUNS : RUNS + pipeline + "/")) {
            Reading<RunRecord> reading = RecordFiles.runRecord(store, key);
            if (reading instanceof Reading.Found<RunRecord> found) {
                records.add(found.value());
            } else if (reading instanceof Reading.Damaged<RunRecord> broken) {
                damaged.add(broken.ofRun(key));
            }
        }
        records.sort(Comparator.comparing(RunRecord::startedAt)
                .reversed()
                .thenComparing(RunRecord::pipeline)
                .thenComparing(RunRecord::runKey));
        return new Found(records, damaged);
    }

    private List<String> keys(String prefix) throws IOException {
        try (Stream<ArtifactStore.Entry> entries = store.list(prefix)) {
            return entries.map(ArtifactStore.Entry::key)
                    .filter(key -> key.endsWith(RECORD) && key.split("/", -1).length == PARTS)
                    .toList();
        }
    }

    /**
     * Returns one run.
     *
     * @param id the run's id, or its key
     * @param pipelines where to look
     * @throws PipelineException if there is none, several pipelines have one, or its record is damaged
     */
    public StoredRun find(String id, List<String> pipelines) throws IOException {
        List<RunRecord> found = new ArrayList<>();
        Set<String> runKeys = new LinkedHashSet<>(List.of(RunKey.of(id), id));
        for (String pipeline : new LinkedHashSet<>(pipelines)) {
            for (String runKey : runKeys) {
                String key = Layout.runRecord(pipeline, runKey);
                Reading<RunRecord> reading = isLegal(runKey) ? RecordFiles.runRecord(store, key) : null;
                if (reading instanceof Reading.Damaged<RunRecord> broken) {
                    throw new PipelineException(List.of(broken.ofRun(key)));
                }
                if (reading instanceof Reading.Found<RunRecord> whole) {
                    found.add(whole.value());
                    break;
                }
            }
        }
        if (found.isEmpty()) {
            throw new PipelineException(List.of(new Problem(
                    "Run/UnknownRun",
                    "the store has no run '" + id + "' of " + String.join(", ", pipelines),
                    null,
                    "see which ones there are: runs")));
        }
        if (found.size() > 1) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/SeveralRuns",
                    "several pipelines have a run '" + id + "': "
                            + String.join(
                                    ", ",
                                    found.stream().map(RunRecord::pipeline).toList()),
                    null,
                    "add --pipeline " + found.get(0).pipeline())));
        }
        return StoredRun.of(store, found.get(0));
    }

    /** Returns the names of the pipelines that have runs here. */
    public List<String> pipelines() throws IOException {
        return keys(RUNS).stream().map(key -> key.split("/", -1)[1]).distinct().toList();
    }

    private static boolean isLegal(String runKey) {
        return runKey.matches("[a-z0-9][a-z0-9_-]{0,79}");
    }
}
