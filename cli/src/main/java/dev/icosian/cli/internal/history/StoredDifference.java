package dev.icosian.cli.internal.history;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How two stored values of one node differ: as values if that can be said, else as bytes. Thread safe. */
public final class StoredDifference {
    private final Side before;
    private final Side after;

    /** Takes what is compared. */
    public StoredDifference(Side before, Side after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A stored value.
     *
     * @param materializer what reads it; null: values are compared as bytes
     */
    public record Side(
            StoredOutput output,
            ArtifactStore store,
            @Nullable Materializer<?> materializer) {
        /** A file that is read is the caller's, and as bytes it says as much. */
        private boolean isReadable() {
            return materializer != null && !output.type().equals(Path.class.getName());
        }

        private @Nullable Object value(Materializer<?> reader) throws IOException {
            return new ArtifactReader(store).value(output, reader);
        }
    }

    /**
     * Returns the first places in which they differ, and how many more there are; none if the values are the same, and
     * only stored in another form.
     *
     * @param most how many places
     */
    public List<String> places(int most) throws IOException {
        if (before.output().bytes() == null || after.output().bytes() == null) {
            return List.of(before.output().bytes() == null ? "null and a value" : "a value and null");
        }
        Optional<List<String>> asValues = asValues(most);
        if (asValues.isEmpty()) {
            return List.of(asBytes());
        }
        boolean isOtherForm =
                !before.output().materializer().equals(after.output().materializer());
        return asValues.get().isEmpty() && !isOtherForm ? List.of(asBytes()) : asValues.get();
    }

    private Optional<List<String>> asValues(int most) throws IOException {
        Materializer<?> left = before.materializer();
        Materializer<?> right = after.materializer();
        if (left == null || right == null || !before.isReadable() || !after.isReadable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ValueDifference.places(before.value(left), after.value(right), most));
        } catch (PipelineException e) {
            // What cannot be read again is another finding than this one.
            return Optional.empty();
        }
    }

    private String asBytes() throws IOException {
        Path folder = Files.createTempDirectory("icosian-bytes-");
        Path left = folder.resolve("before");
        Path right = folder.resolve("after");
        try {
            copy(before, left);
            copy(after, right);
            return "byte " + Files.mismatch(left, right) + " of " + Amounts.size(Files.size(left)) + " and "
                    + Amounts.size(Files.size(right));
        } finally {
            Files.deleteIfExists(left);
            Files.deleteIfExists(right);
            Files.deleteIfExists(folder);
        }
    }

    private static void copy(Side side, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new ArtifactReader(side.store()).copy(side.output(), out);
        }
    }
}
