package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All generations of a step key, which stay or go together: readers count up from 0 until one is absent. Mutable, not
 * thread safe.
 */
final class ResultGroup {
    private final StoredName.Result name;
    private final NavigableMap<Integer, Entry> manifests = new TreeMap<>();
    private final NavigableMap<Integer, Entry> marks = new TreeMap<>();

    /** Makes an empty group for the key of a file. */
    ResultGroup(StoredName.Result name) {
        this.name = name;
    }

    void add(StoredName.Result file, Entry entry) {
        (file.isMark() ? marks : manifests).put(file.generation(), entry);
    }

    String pipeline() {
        return name.pipeline();
    }

    String step() {
        return name.step();
    }

    /** Returns what all its files begin with, and no other file does. */
    String prefix() {
        return name.prefix();
    }

    boolean isPinned(RunNeeds needs) {
        return manifests.values().stream().anyMatch(entry -> needs.isPinned(entry.key()));
    }

    /** Returns whether no manifest is younger than a time. */
    boolean isOlderThan(Instant limit) {
        return manifests.values().stream().noneMatch(entry -> entry.modifiedAt().isAfter(limit));
    }

    /** Returns whether every manifest was condemned before a time. */
    boolean isCondemnedBefore(Instant limit) {
        return !manifests.isEmpty()
                && manifests.keySet().stream()
                        .allMatch(generation -> marks.containsKey(generation)
                                && !marks.get(generation).modifiedAt().isAfter(limit));
    }

    /** Returns the keys of the marks that condemning it needs. */
    List<String> missingMarks() {
        return manifests.keySet().stream()
                .filter(generation -> !marks.containsKey(generation))
                .map(name::mark)
                .toList();
    }

    /** Returns the keys of marks; the oldest first. */
    List<String> marks() {
        return marks.values().stream().map(Entry::key).toList();
    }

    /** Returns the keys of marks whose manifest is gone: what a collection that was ended left. */
    List<String> marksOfNothing(Instant limit) {
        return marks.entrySet().stream()
                .filter(mark -> !manifests.containsKey(mark.getKey()))
                .map(mark -> mark.getValue())
                .filter(mark -> !mark.modifiedAt().isAfter(limit))
                .map(Entry::key)
                .toList();
    }

    /**
     * Returns the keys of the manifests in the order in which they go: from the last, so that whoever looks meanwhile, or
     * after this was ended, finds generations without gaps.
     */
    List<String> manifests() {
        List<String> keys = new ArrayList<>();
        manifests.descendingMap().values().forEach(entry -> keys.add(entry.key()));
        return keys;
    }
}
