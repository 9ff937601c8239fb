package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.store.PrefixStore;
import dev.icosian.runtime.internal.record.Pin.ManifestRef;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The manifests of one step key, by generation, as they were found, with the marks of those that are to go. Immutable. */
public final class Generations {
    private final NavigableMap<Integer, Reading<Manifest>> found;
    private final Marks condemned;

    private Generations(NavigableMap<Integer, Reading<Manifest>> found, Marks condemned) {
        this.found = Collections.unmodifiableNavigableMap(found);
        this.condemned = condemned;
    }

    /** A usable manifest with what a pin names it by. */
    public record Numbered(Manifest manifest, ManifestRef ref) {}

    /** Says of which generations there is a mark. */
    @FunctionalInterface
    private interface Marks {
        boolean has(int generation) throws IOException;
    }

    /** Reads all generations of a key: by a list where it is cheap, else by counting. */
    public static Generations read(ArtifactStore store, String pipeline, String step, String key) throws IOException {
        return store instanceof PrefixStore ? listed(store, pipeline, step, key) : counted(store, pipeline, step, key);
    }

    private static Generations listed(ArtifactStore store, String pipeline, String step, String key)
            throws IOException {
        String folder = Layout.manifests(pipeline, step);
        NavigableSet<Integer> numbers = new TreeSet<>();
        Set<String> marks = new HashSet<>();
        try (Stream<ArtifactStore.Entry> entries = store.list(folder + key + ".")) {
            entries.map(ArtifactStore.Entry::key).forEach(name -> {
                marks.add(name);
                Layout.number(name, folder).ifPresent(number -> {
                    if (Layout.stem(name, folder).equals(key)) {
                        numbers.add(number);
                    }
                });
            });
        }
        NavigableMap<Integer, Reading<Manifest>> found = new TreeMap<>();
        for (int number : numbers) {
            Reading<Manifest> reading = one(store, pipeline, step, key, number);
            // A collection may have removed it since.
            if (!(reading instanceof Reading.Absent)) {
                found.put(number, reading);
            }
        }
        return new Generations(found, generation -> marks.contains(Layout.condemned(pipeline, step, key, generation)));
    }

    private static Generations counted(ArtifactStore store, String pipeline, String step, String key)
            throws IOException {
        NavigableMap<Integer, Reading<Manifest>> found = new TreeMap<>();
        while (true) {
            int next = found.size();
            Reading<Manifest> reading = one(store, pipeline, step, key, next);
            if (reading instanceof Reading.Absent) {
                return new Generations(
                        found,
                        generation -> store.head(Layout.condemned(pipeline, step, key, generation))
                                .isPresent());
            }
            found.put(next, reading);
        }
    }

    private static Reading<Manifest> one(ArtifactStore store, String pipeline, String step, String key, int generation)
            throws IOException {
        Reading<Manifest> reading = RecordFiles.manifest(store, Layout.manifest(pipeline, step, key, generation));
        boolean isOther = reading instanceof Reading.Found<Manifest> whole
                && !whole.value().key().equals(key);
        return isOther ? new Reading.Damaged<>("it is of another key") : reading;
    }

    /** Reads the generation that a pin names; null if it is not there, damaged, or another file. */
    public static @Nullable Numbered pinned(
            ArtifactStore store, String pipeline, String step, String key, ManifestRef ref) throws IOException {
        Manifest manifest = RecordFiles.manifest(store, Layout.manifest(pipeline, step, key, ref.generation()))
                                instanceof Reading.Found<Manifest> whole
                        && whole.sha256().equals(ref.sha256())
                        && whole.value().key().equals(key)
                ? whole.value()
                : null;
        return manifest == null ? null : new Numbered(manifest, ref);
    }

    /** Returns the highest generation present, damaged or not; -1 if there is none. */
    public int highest() {
        return found.isEmpty() ? -1 : found.lastKey();
    }

    /** Returns whether a generation is present and damaged. */
    public boolean hasDamaged() {
        return found.values().stream().anyMatch(reading -> reading instanceof Reading.Damaged);
    }

    /** Returns the highest undamaged generation; null if there is none. */
    public @Nullable Numbered latest() {
        for (int generation : found.descendingKeySet()) {
            Numbered manifest = at(generation);
            if (manifest != null) {
                return manifest;
            }
        }
        return null;
    }

    /** Returns the generation that a pin names; null if it is not there, damaged, or another file. */
    public @Nullable Numbered named(ManifestRef ref) {
        Numbered manifest = at(ref.generation());
        return manifest != null && manifest.ref().equals(ref) ? manifest : null;
    }

    /** Returns whether a generation is about to be collected. */
    public boolean isCondemned(int generation) throws IOException {
        return condemned.has(generation);
    }

    private @Nullable Numbered at(int generation) {
        return found.get(generation) instanceof Reading.Found<Manifest> whole
                ? new Numbered(whole.value(), new ManifestRef(generation, whole.sha256()))
                : null;
    }
}
