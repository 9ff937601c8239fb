package dev.icosian.cli.internal.reproduce;

import dev.icosian.ArtifactStore;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ValueDifference;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.ArtifactReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How two stored values of one node differ: as values if that can be said, else as bytes. */
final class StoredDifference {
    private final @Nullable Materializer<?> materializer;

    /** Takes what reads the values; null: they are compared as bytes. */
    StoredDifference(@Nullable Materializer<?> materializer) {
        this.materializer = materializer;
    }

    String between(StoredOutput before, ArtifactStore store, StoredOutput after, ArtifactStore other)
            throws IOException {
        if (before.bytes() == null || after.bytes() == null) {
            return before.bytes() == null ? "null and a value" : "a value and null";
        }
        Optional<String> asValues = asValues(before, store, after, other);
        return asValues.isPresent() ? asValues.get() : asBytes(before, store, after, other);
    }

    private Optional<String> asValues(StoredOutput before, ArtifactStore store, StoredOutput after, ArtifactStore other)
            throws IOException {
        // A file that is read is the caller's, and as bytes it says as much.
        if (materializer == null || before.type().equals(Path.class.getName())) {
            return Optional.empty();
        }
        try {
            return ValueDifference.between(
                    new ArtifactReader(store).value(before, materializer),
                    new ArtifactReader(other).value(after, materializer));
        } catch (PipelineException e) {
            // What cannot be read again is another finding than this one.
            return Optional.empty();
        }
    }

    private static String asBytes(StoredOutput before, ArtifactStore store, StoredOutput after, ArtifactStore other)
            throws IOException {
        Path folder = Files.createTempDirectory("icosian-bytes-");
        Path left = folder.resolve("before");
        Path right = folder.resolve("after");
        try {
            copy(before, store, left);
            copy(after, other, right);
            return "byte " + Files.mismatch(left, right) + " of " + Amounts.size(Files.size(left)) + " and "
                    + Amounts.size(Files.size(right));
        } finally {
            Files.deleteIfExists(left);
            Files.deleteIfExists(right);
            Files.deleteIfExists(folder);
        }
    }

    private static void copy(StoredOutput output, ArtifactStore store, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new ArtifactReader(store).copy(output, out);
        }
    }
}
