package dev.icosian.materializers.internal.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of this check alone, made when needed, removed at the end. Not thread safe. */
public final class TemporaryFiles implements AutoCloseable {
    private @Nullable Path folder;

    /** Makes none yet. */
    public TemporaryFiles() {}

    /** Returns a path where no file is yet. */
    Path next() throws IOException {
        Path parent = folder;
        if (parent == null) {
            parent = Files.createTempDirectory("icosian-law-");
            folder = parent;
        }
        return Files.createTempDirectory(parent, "").resolve("artifact");
    }

    @Override
    public void close() {
        Path made = folder;
        if (made == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(made)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
