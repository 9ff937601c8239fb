package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.internal.record.Layout;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies blobs from one store to another, each once. Mutable, not thread safe. */
final class BlobCopy {
    private final ArtifactStore from;
    private final ArtifactStore to;
    private final Set<String> right = new HashSet<>();
    private final Set<String> found = new LinkedHashSet<>();
    private long blobs;
    private long bytes;

    BlobCopy(ArtifactStore from, ArtifactStore to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies a blob, unless the other store has it with the right bytes.
     *
     * @param size what whoever names it says; -1: nothing
     * @return why it cannot be copied, as a clause after its name; null if it is there now
     */
    @Nullable
    String copy(String sha256, long size) throws IOException {
        if (right.contains(sha256)) {
            return null;
        }
        String key = Layout.blob(sha256);
        Optional<ArtifactStore.Entry> entry = from.head(key);
        if (entry.isEmpty()) {
            return "it is not there";
        }
        long stored = entry.get().size();
        if (size >= 0 && stored != size) {
            return "it has " + stored + " bytes, and should have " + size;
        }
        String why = put(key, new StoredContent(from, key, stored, sha256));
        if (why == null) {
            right.add(sha256);
        }
        return why;
    }

    private @Nullable String put(String key, StoredContent content) throws IOException {
        try {
            if (to.putIfAbsent(key, content)) {
                blobs++;
                bytes += content.size();
                return null;
            }
            if (new BlobCheck(to).flaw(key, content.sha256()) != null) {
                to.repairBlob(content.sha256(), content);
                blobs++;
                bytes += content.size();
                return null;
            }
            found.add(content.sha256());
            return null;
        } catch (IOException e) {
            String flaw = new BlobCheck(from).flaw(key, content.sha256());
            if (flaw == null) {
                throw e;
            }
            return flaw;
        }
    }

    /** Copies once more what was there and is gone: a collection may have removed it while nothing named it yet. */
    void confirm() throws IOException {
        for (String sha256 : found) {
            if (to.head(Layout.blob(sha256)).isEmpty()) {
                right.remove(sha256);
                copy(sha256, -1);
            }
        }
        found.clear();
    }

    /** Returns how many blobs were written. */
    long blobs() {
        return blobs;
    }

    /** Returns the size of the blobs that were written. */
    long bytes() {
        return bytes;
    }
}
