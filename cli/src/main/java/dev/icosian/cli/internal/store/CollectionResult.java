package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Utf8Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a collection did, or would do. Immutable.
 *
 * @param isApplied false: nothing was changed
 * @param forgotten runs
 * @param condemned keys of marks that were added, in UTF-8 byte order
 * @param spared keys of marks that were taken away, in UTF-8 byte order
 * @param manifests keys of those that were deleted, in UTF-8 byte order
 * @param blobs keys of those that were deleted, in UTF-8 byte order
 * @param bytes of these blobs
 * @param steps how many results were condemned and deleted, by {@code step NAME of PIPELINE}
 * @param kept what is left
 */
public record CollectionResult(
        boolean isApplied,
        Duration grace,
        List<Place> forgotten,
        List<String> condemned,
        List<String> spared,
        List<String> manifests,
        List<String> blobs,
        long bytes,
        Map<String, Counts> steps,
        Kept kept) {
    private static final int FORMAT = 1;

    /** Copies the lists. */
    public CollectionResult {
        forgotten = forgotten.stream().sorted().toList();
        condemned = sorted(condemned);
        spared = sorted(spared);
        manifests = sorted(manifests);
        blobs = sorted(blobs);
        steps = new TreeMap<>(steps);
    }

    private static List<String> sorted(Collection<String> keys) {
        return keys.stream().sorted(Utf8Order.INSTANCE).toList();
    }

    /** What happens to the results of a step. */
    public record Counts(int condemned, int deleted) {
        private Counts plus(int moreCondemned, int moreDeleted) {
            return new Counts(condemned + moreCondemned, deleted + moreDeleted);
        }
    }

    /** What is left afterwards. */
    public record Kept(long runs, long manifests, long blobs, long bytes) {}

    /** Returns the lines: what is forgotten, condemned and deleted, then what is kept. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String forget = isApplied ? "forgot" : "would forget";
        String condemn = isApplied ? "condemned" : "would condemn";
        String delete = isApplied ? "deleted" : "would delete";
        forgotten.forEach(place -> lines.add(forget + " run " + place.runKey() + " of " + place.pipeline()));
        steps.forEach((step, counts) -> {
            if (counts.condemned() > 0) {
                lines.add(condemn + " " + Amounts.count(counts.condemned(), "result") + " of " + step);
            }
            if (counts.deleted() > 0) {
                lines.add(delete + " " + Amounts.count(counts.deleted(), "result") + " of " + step);
            }
        });
        if (!spared.isEmpty()) {
            lines.add((isApplied ? "spared " : "would spare ")
                    + Amounts.count(spared.size(), "result")
                    + " that had been condemned");
        }
        if (!blobs.isEmpty()) {
            lines.add(delete + " " + Amounts.count(blobs.size(), "blob") + " (" + Amounts.size(bytes) + ")");
        }
        lines.add("kept: " + Amounts.count(kept.runs(), "run") + ", " + Amounts.count(kept.manifests(), "result") + ", "
                + Amounts.count(kept.blobs(), "blob") + " (" + Amounts.size(kept.bytes()) + ")");
        if (isApplied && !condemned.isEmpty()) {
            lines.add("what is condemned is used by no run any more, and deleted by a collection at least "
                    + Amounts.duration(grace) + " from now");
        }
        if (!isApplied) {
            lines.add("nothing was changed: store gc --apply does it");
        }
        return lines;
    }

    /**
     * Returns one JSON object.
     *
     * @param store as it was given
     */
    public String json(String store) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("store", store);
        tree.put("applied", isApplied);
        tree.put("graceMs", grace.toMillis());
        tree.put(
                "forgotten",
                forgotten.stream()
                        .map(place -> Map.of("pipeline", place.pipeline(), "runKey", place.runKey()))
                        .toList());
        tree.put("condemned", condemned);
        tree.put("spared", spared);
        tree.put("manifests", manifests);
        tree.put("blobs", blobs);
        tree.put("bytes", bytes);
        Map<String, Object> left = new LinkedHashMap<>();
        left.put("runs", kept.runs());
        left.put("manifests", kept.manifests());
        left.put("blobs", kept.blobs());
        left.put("bytes", kept.bytes());
        tree.put("kept", left);
        return CanonicalJson.valueText(tree);
    }

    /** Collects what is done. Mutable, not thread safe. */
    static final class Builder {
        private final boolean isApplied;
        private final Duration grace;
        private final List<Place> forgotten = new ArrayList<>();
        private final List<String> condemned = new ArrayList<>();
        private final List<String> spared = new ArrayList<>();
        private final List<String> manifests = new ArrayList<>();
        private final List<String> blobs = new ArrayList<>();
        private final Map<String, Counts> steps = new TreeMap<>();
        private long bytes;
        private long keptRuns;
        private long keptManifests;
        private long keptBlobs;
        private long keptBytes;

        Builder(boolean isApplied, Duration grace) {
            this.isApplied = isApplied;
            this.grace = grace;
        }

        void forget(Place place) {
            forgotten.add(place);
        }

        void condemn(String mark, ResultGroup group) {
            condemned.add(mark);
            count(group, 1, 0);
        }

        void spare(String mark) {
            spared.add(mark);
        }

        void delete(String manifest, ResultGroup group) {
            manifests.add(manifest);
            count(group, 0, 1);
        }

        private void count(ResultGroup group, int moreCondemned, int moreDeleted) {
            steps.merge(
                    "step " + group.step() + " of " + group.pipeline(),
                    new Counts(moreCondemned, moreDeleted),
                    (counts, more) -> counts.plus(moreCondemned, moreDeleted));
        }

        void deleteBlob(ArtifactStore.Entry blob) {
            blobs.add(blob.key());
            bytes += blob.size();
        }

        void keepBlob(long size) {
            keptBlobs++;
            keptBytes += size;
        }

        void kept(long runs, long results) {
            keptRuns = runs;
            keptManifests = results;
        }

        CollectionResult build() {
            return new CollectionResult(
                    isApplied,
                    grace,
                    forgotten,
                    condemned,
                    spared,
                    manifests,
                    blobs,
                    bytes,
                    steps,
                    new Kept(keptRuns, keptManifests, keptBlobs, keptBytes));
        }
    }
}
