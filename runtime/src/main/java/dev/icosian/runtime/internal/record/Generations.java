package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.internal.record.Pin.ManifestRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The manifests of one step key, by generation, as they were found. Immutable. */
public final class Generations {
    private final List<Reading<Manifest>> found;

    private Generations(List<Reading<Manifest>> found) {
        this.found = found;
    }

    /** A usable manifest with what a pin names it by. */
    public record Numbered(Manifest manifest, ManifestRef ref) {}

    /** Reads all generations of a key. */
    public static Generations read(ArtifactStore store, String pipeline, String step, String key) throws IOException {
        List<Reading<Manifest>> found = new ArrayList<>();
        while (true) {
            int next = found.size();
            Reading<Manifest> reading = RecordFiles.manifest(store, Layout.manifest(pipeline, step, key, next));
            if (reading instanceof Reading.Absent) {
                return new Generations(Collections.unmodifiableList(found));
            }
            boolean isOther = reading instanceof Reading.Found<Manifest> whole
                    && !whole.value().key().equals(key);
            found.add(isOther ? new Reading.Damaged<>("it is of another key") : reading);
        }
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
        return found.size() - 1;
    }

    /** Returns whether a generation is present and damaged. */
    public boolean hasDamaged() {
        return found.stream().anyMatch(reading -> reading instanceof Reading.Damaged);
    }

    /** Returns the highest undamaged generation; null if there is none. */
    public @Nullable Numbered latest() {
        for (int generation = highest(); generation >= 0; generation--) {
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

    private @Nullable Numbered at(int generation) {
        if (generation < 0 || generation >= found.size()) {
            return null;
        }
        return found.get(generation) instanceof Reading.Found<Manifest> whole
                ? new Numbered(whole.value(), new ManifestRef(generation, whole.sha256()))
                : null;
    }
}
