package dev.icosian.runtime.internal.value;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.Materializer;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes values as blobs. As thread safe as its store. */
public final class ValueStore {
    private final ArtifactStore store;

    public ValueStore(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Reads a value; where its bytes are wrong, once more.
     *
     * @param folder for files that the value may need
     * @throws DamagedBytes if the bytes are wrong at the second time too, or are gone
     */
    @Nullable
    public Object read(StoredOutput output, Materializer<?> materializer, AttemptFolder folder) throws Exception {
        StoredOutput.Bytes bytes = output.bytes();
        if (bytes == null) {
            return null;
        }
        if (!bytes.mediaType().equals(materializer.mediaType())) {
            throw new DamagedBytes(
                    "it is stored as '" + bytes.mediaType() + "', and " + materializer.id() + " v"
                            + materializer.version() + " writes '" + materializer.mediaType() + "'",
                    false,
                    null);
        }
        try {
            return readOnce(bytes, materializer, folder);
        } catch (DamagedBytes first) {
            return readOnce(bytes, materializer, folder);
        }
    }

    private Object readOnce(StoredOutput.Bytes bytes, Materializer<?> materializer, AttemptFolder folder)
            throws Exception {
        StoredInput input = input(bytes, folder);
        Object value;
        try {
            value = materializer.read(input);
        } catch (Exception e) {
            // Wrong bytes can make a materializer fail in any way.
            input.verify();
            throw e;
        }
        input.verify();
        return value;
    }

    private StoredInput input(StoredOutput.Bytes bytes, AttemptFolder folder) throws IOException {
        byte[] inline = bytes.decoded();
        if (inline != null) {
            return new StoredInput(
                    bytes.size(), bytes.sha256(), () -> new java.io.ByteArrayInputStream(inline), folder);
        }
        return blob(bytes.sha256(), bytes.size(), folder);
    }

    private StoredInput blob(String sha256, long size, AttemptFolder folder) throws IOException {
        Optional<ArtifactStore.Stored> blob = store.get(Layout.blob(sha256));
        if (blob.isEmpty()) {
            throw new DamagedBytes("the blob sha256:" + sha256 + " is not in the store", true, null);
        }
        ArtifactStore.Stored stored = blob.get();
        if (stored.size() != size) {
            throw new DamagedBytes(
                    "expected " + size + " bytes of sha256:" + sha256 + ", found " + stored.size(), false, null);
        }
        return new StoredInput(size, sha256, stored::open, folder);
    }

    /**
     * Copies a blob into a new file.
     *
     * @throws DamagedBytes if its bytes are wrong or gone
     */
    public void copy(String sha256, long size, Path target, AttemptFolder folder) throws IOException {
        Files.move(blob(sha256, size, folder).file(), target);
    }

    /** Returns what a value's blob looks like from outside, without reading it. */
    public BlobState state(StoredOutput output) throws IOException {
        StoredOutput.Bytes bytes = output.bytes();
        if (bytes == null || bytes.inline() != null) {
            return BlobState.WHOLE;
        }
        Optional<ArtifactStore.Entry> entry = store.head(Layout.blob(bytes.sha256()));
        if (entry.isEmpty()) {
            return BlobState.MISSING;
        }
        return entry.get().size() == bytes.size() ? BlobState.WHOLE : BlobState.WRONG_SIZE;
    }

    /** What a blob looks like from outside. */
    public enum BlobState {
        WHOLE,
        MISSING,
        WRONG_SIZE
    }

    /**
     * Stores a blob. One that is there already is read and verified, and repaired if it is wrong. Returns whether it was
     * there.
     */
    public boolean write(Content content) throws IOException {
        String key = Layout.blob(content.sha256());
        if (store.putIfAbsent(key, content)) {
            return false;
        }
        if (!isRight(key, content)) {
            store.repairBlob(content.sha256(), content);
        }
        return true;
    }

    /** Returns whether a blob is there, without reading it. */
    public boolean has(Content content) throws IOException {
        return store.head(Layout.blob(content.sha256())).isPresent();
    }

    private boolean isRight(String key, Content content) throws IOException {
        Optional<ArtifactStore.Stored> stored = store.get(key);
        if (stored.isEmpty() || stored.get().size() != content.size()) {
            return false;
        }
        try (InputStream in = stored.get().open();
                DigestingStream all = new DigestingStream(in, content.size(), content.sha256())) {
            all.drain();
            return true;
        } catch (DamagedBytes e) {
            return false;
        }
    }
}
