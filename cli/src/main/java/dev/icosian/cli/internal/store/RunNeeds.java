package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the runs of a store name: manifests by their pins, superseded ones too, and blobs by their plans and by the files
 * that they imported. Each look adds what runs have come to need since the last one. Mutable, not thread safe.
 */
final class RunNeeds {
    private static final String RUNS = "runs/";

    private final ArtifactStore store;
    private final Set<Place> without;
    private final Set<String> seen = new HashSet<>();
    private final Set<Place> places = new TreeSet<>();
    private final Set<String> manifests = new HashSet<>();
    private final Set<String> blobs = new HashSet<>();

    /** Takes the runs that do not count. */
    RunNeeds(ArtifactStore store, Set<Place> without) {
        this.store = store;
        this.without = Set.copyOf(without);
    }

    /**
     * Reads what is new.
     *
     * @throws dev.icosian.PipelineException if there is a file of a newer format: nobody knows what it needs
     */
    void look() throws IOException {
        Listing.each(store, RUNS, entry -> {
            StoredName.OfRun name = StoredName.ofRun(entry.key());
            if (name == null || without.contains(name.place()) || !seen.add(entry.key())) {
                return;
            }
            places.add(name.place());
            switch (name.kind()) {
                case RECORD -> addPlan(entry.key());
                case PIN -> addPin(entry.key(), name);
                case FILES -> addFiles(entry.key());
            }
        });
    }

    /** Large plans are stored, as the blob of their digest. */
    private void addPlan(String key) throws IOException {
        RunRecord record = RecordFiles.runRecord(store, key).orNull();
        if (record != null) {
            blobs.add(record.digest().substring(record.digest().indexOf(':') + 1));
        }
    }

    private void addPin(String key, StoredName.OfRun name) throws IOException {
        Pin pin = RecordFiles.pin(store, key).orNull();
        Pin.ManifestRef ref = pin == null ? null : pin.manifest();
        if (pin != null && ref != null && pin.key() != null) {
            manifests.add(Layout.manifest(name.pipeline(), pin.step(), pin.key(), ref.generation()));
        }
    }

    private void addFiles(String key) throws IOException {
        FilePin pin = RecordFiles.filePin(store, key).orNull();
        if (pin == null) {
            return;
        }
        for (FilePin.Entry entry : pin.entries()) {
            List<FilePin.StoredFile> stored = entry.stored();
            if (stored != null) {
                stored.forEach(file -> blobs.add(file.sha256()));
            }
        }
    }

    /** Returns whether a run names a manifest. */
    boolean isPinned(String manifest) {
        return manifests.contains(manifest);
    }

    /** Returns whether a run names a blob. */
    boolean isNamed(String sha256) {
        return blobs.contains(sha256);
    }

    /** Returns how many runs were seen. */
    int runs() {
        return places.size();
    }
}
