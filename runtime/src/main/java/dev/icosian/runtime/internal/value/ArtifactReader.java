package dev.icosian.runtime.internal.value;

import dev.icosian.ArtifactStore;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads stored values, and their bytes, for people who look at a run. As thread safe as its store. */
public final class ArtifactReader {
    private final ArtifactStore store;

    /** Reads from a store. */
    public ArtifactReader(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Returns a value; null if null is stored. A file belongs to the caller.
     *
     * @param materializer as the present plan has it; another one than the bytes were written with is a problem
     * @throws PipelineException {@code Materialize/OtherMaterializer}, {@code Materialize/ReadFailed}, or
     *     {@code Store/Damaged}
     */
    public @Nullable Object value(StoredOutput output, Materializer<?> materializer) throws IOException {
        MaterializerUse use = MaterializerUse.of(materializer);
        if (!output.materializer().equals(use)) {
            throw new PipelineException(List.of(new Problem(
                    "Materialize/OtherMaterializer",
                    "'" + output.node() + "' was stored as " + output.materializer() + ", and this program reads it as "
                            + use,
                    null,
                    "write its bytes to a file with --out, or use the program that stored it")));
        }
        try {
            AttemptFolder folder = AttemptFolder.create();
            Object value = new ValueStore(store).read(output, materializer, folder);
            if (!(value instanceof Path)) {
                folder.close();
            }
            return value;
        } catch (DamagedBytes e) {
            throw damaged(output, e);
        } catch (IOException | PipelineException e) {
            throw e;
        } catch (Exception e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Materialize/ReadFailed",
                            "'" + output.node() + "' could not be read with " + output.materializer() + ": "
                                    + Problems.why(e),
                            null,
                            "see to it that the materializer reads what it wrote; --out writes the bytes as they are")),
                    e);
        }
    }

    /**
     * Copies the bytes of a value, which must not be null, and verifies them while it does.
     *
     * @throws PipelineException {@code Store/Damaged}; what was copied until then must not be used
     */
    public void copy(StoredOutput output, OutputStream out) throws IOException {
        StoredOutput.Bytes bytes = output.bytes();
        if (bytes == null) {
            throw new IllegalArgumentException("'" + output.node() + "' is null and has no bytes");
        }
        byte[] inline = bytes.decoded();
        try (InputStream in = inline == null ? blob(bytes) : new ByteArrayInputStream(inline);
                DigestingStream all = new DigestingStream(in, bytes.size(), bytes.sha256())) {
            all.transferTo(out);
            all.drain();
        } catch (DamagedBytes e) {
            throw damaged(output, e);
        }
    }

    private InputStream blob(StoredOutput.Bytes bytes) throws IOException {
        Optional<ArtifactStore.Stored> blob = store.get(Layout.blob(bytes.sha256()));
        if (blob.isEmpty()) {
            throw new DamagedBytes("the blob sha256:" + bytes.sha256() + " is not in the store", true, null);
        }
        return blob.get().open();
    }

    private static PipelineException damaged(StoredOutput output, DamagedBytes cause) {
        return new PipelineException(
                List.of(new Problem(
                        "Store/Damaged",
                        "the stored '" + output.node() + "' cannot be used: " + cause.getMessage(),
                        null,
                        "resume the run: a step that needs it is computed once more")),
                cause);
    }
}
