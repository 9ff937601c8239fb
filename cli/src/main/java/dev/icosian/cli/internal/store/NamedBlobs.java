package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The blobs that manifests name. Each look adds those of manifests that came since the last one. Mutable, not thread
 * safe.
 */
final class NamedBlobs {
    private static final String STEPS = "steps/";

    private final ArtifactStore store;
    private final Set<String> without;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> digests = new HashSet<>();

    /** Takes the manifests that do not count. */
    NamedBlobs(ArtifactStore store, Set<String> without) {
        this.store = store;
        this.without = Set.copyOf(without);
    }

    /**
     * Reads what is new. A damaged manifest names nothing: nobody can use it.
     *
     * @throws dev.icosian.PipelineException if there is one of a newer format: nobody knows what it names
     */
    void look() throws IOException {
        Listing.each(store, STEPS, entry -> {
            StoredName.Result name = StoredName.result(entry.key());
            if (name == null || name.isMark() || without.contains(entry.key()) || !seen.add(entry.key())) {
                return;
            }
            Manifest manifest = RecordFiles.manifest(store, entry.key()).orNull();
            if (manifest != null) {
                add(manifest);
            }
        });
    }

    private void add(Manifest manifest) {
        digests.add(manifest.codeTable());
        for (StoredOutput output : manifest.outputs()) {
            StoredOutput.Bytes bytes = output.bytes();
            if (bytes != null && bytes.inline() == null) {
                digests.add(bytes.sha256());
            }
        }
    }

    boolean contains(String sha256) {
        return digests.contains(sha256);
    }

    /** Returns how many manifests were seen. */
    int manifests() {
        return seen.size();
    }
}
