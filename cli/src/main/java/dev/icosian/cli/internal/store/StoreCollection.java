package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes results that no run needs. The first pass condemns them: no attempt uses them from then on. A later pass
 * deletes what was condemned at least the grace before, and that still no run names; then the blobs that nothing names.
 * Runs may go on meanwhile, if none of their attempts takes as long as the grace. For one use.
 */
public final class StoreCollection {
    /** After that, whoever deletes looks again whether somebody has come to need what is next. */
    private static final Duration STALE = Duration.ofSeconds(20);

    private final ArtifactStore store;
    private final Settings settings;
    private final Instant limit;
    private final CollectionResult.Builder result;
    private Instant lookedAt = Instant.EPOCH;

    /**
     * What is collected.
     *
     * @param now by the store's clock
     * @param grace how old something is at least that is condemned or deleted
     * @param keep how many runs of each pipeline are kept; those that wrote something within the grace are kept anyway
     * @param isApplied false: only say what would be done
     */
    public record Settings(Instant now, Duration grace, int keep, boolean isApplied) {}

    /** Takes what is collected. */
    public StoreCollection(ArtifactStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
        this.limit = settings.now().minus(settings.grace());
        this.result = new CollectionResult.Builder(settings.isApplied(), settings.grace());
    }

    /**
     * Collects, and returns what was or would be done. Whatever interrupts it, it can be done again.
     *
     * @throws dev.icosian.PipelineException if something in the store is of a newer format; nothing is deleted then
     */
    public CollectionResult collect() throws IOException {
        Set<Place> old = OldRuns.find(store, settings.keep(), limit);
        // Both before anything is changed: what cannot be judged stops here.
        RunNeeds needs = new RunNeeds(store, old);
        needs.look();
        NamedBlobs named = new NamedBlobs(store, Set.of());
        named.look();
        forget(old);
        Set<String> deleted = new HashSet<>();
        List<ResultGroup> condemned = new ArrayList<>();
        for (ResultGroup group : groups()) {
            if (group.isPinned(needs)) {
                spare(group.marks());
            } else if (group.isCondemnedBefore(limit)) {
                condemned.add(group);
            } else if (group.isOlderThan(limit)) {
                condemn(group);
            }
            spare(group.marksOfNothing(limit));
        }
        for (ResultGroup group : condemned) {
            delete(group, needs, deleted);
        }
        deleteBlobs(needs, deleted);
        result.kept(needs.runs(), named.manifests() - deleted.size());
        return result.build();
    }

    private void forget(Set<Place> old) throws IOException {
        for (Place place : old) {
            if (settings.isApplied()) {
                new RunRecords(store).forget(place);
            }
            result.forget(place);
        }
    }

    private Iterable<ResultGroup> groups() throws IOException {
        Map<String, ResultGroup> groups = new LinkedHashMap<>();
        addTo(groups, "steps/");
        return groups.values();
    }

    private void addTo(Map<String, ResultGroup> groups, String prefix) throws IOException {
        Listing.each(store, prefix, entry -> {
            StoredName.Result name = StoredName.result(entry.key());
            if (name != null) {
                groups.computeIfAbsent(name.prefix(), any -> new ResultGroup(name))
                        .add(name, entry);
            }
        });
    }

    private void spare(List<String> marks) throws IOException {
        for (String mark : marks) {
            if (settings.isApplied()) {
                store.delete(mark);
            }
            result.spare(mark);
        }
    }

    private void condemn(ResultGroup group) throws IOException {
        for (String mark : group.missingMarks()) {
            if (settings.isApplied()) {
                store.putIfAbsent(mark, RecordFiles.content(Map.of("formatVersion", 1)));
            }
            result.condemn(mark, group);
        }
    }

    /** Deletes the manifests, then their marks: in the other order, an attempt could take up what is about to go. */
    private void delete(ResultGroup group, RunNeeds needs, Set<String> deleted) throws IOException {
        if (settings.isApplied() && !isStillUnneeded(group, needs)) {
            return;
        }
        for (String manifest : group.manifests()) {
            if (settings.isApplied()) {
                store.delete(manifest);
            }
            deleted.add(manifest);
            result.delete(manifest, group);
        }
        if (settings.isApplied()) {
            for (String mark : group.marks()) {
                store.delete(mark);
            }
        }
    }

    private boolean isStillUnneeded(ResultGroup group, RunNeeds needs) throws IOException {
        if (isStale()) {
            needs.look();
        }
        Map<String, ResultGroup> now = new LinkedHashMap<>();
        addTo(now, group.prefix());
        ResultGroup same = now.get(group.prefix());
        return same != null && same.isCondemnedBefore(limit) && !same.isPinned(needs);
    }

    private boolean isStale() {
        Instant now = Instant.now();
        if (now.isBefore(lookedAt.plus(STALE))) {
            return false;
        }
        lookedAt = now;
        return true;
    }

    private void deleteBlobs(RunNeeds needs, Set<String> deleted) throws IOException {
        NamedBlobs named = new NamedBlobs(store, deleted);
        named.look();
        Map<String, ArtifactStore.Entry> unnamed = new LinkedHashMap<>();
        Listing.each(store, "blobs/", entry -> {
            String digest = StoredName.digest(entry.key());
            if (digest == null) {
                return;
            }
            boolean isNeeded = named.contains(digest) || needs.isNamed(digest);
            if (isNeeded || entry.modifiedAt().isAfter(limit)) {
                result.keepBlob(entry.size());
            } else {
                unnamed.put(digest, entry);
            }
        });
        lookedAt = Instant.EPOCH;
        for (Map.Entry<String, ArtifactStore.Entry> blob : unnamed.entrySet()) {
            if (settings.isApplied() && isStale()) {
                named.look();
                needs.look();
            }
            ArtifactStore.Entry entry = blob.getValue();
            if (named.contains(blob.getKey()) || needs.isNamed(blob.getKey())) {
                result.keepBlob(entry.size());
                continue;
            }
            if (settings.isApplied()) {
                store.delete(entry.key());
            }
            result.deleteBlob(entry);
        }
    }
}
