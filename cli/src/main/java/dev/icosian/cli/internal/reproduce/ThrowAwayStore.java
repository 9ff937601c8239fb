package dev.icosian.cli.internal.reproduce;

import dev.icosian.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store in a temporary folder, gone when it is closed. As thread safe as a store. */
public final class ThrowAwayStore implements AutoCloseable {
    private final Path folder;
    private final ArtifactStore store;

    private ThrowAwayStore(Path folder, ArtifactStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Opens a new one. */
    public static ThrowAwayStore open() throws IOException {
        Path folder = Files.createTempDirectory("icosian-verify-");
        String uri = folder.toUri().toString();
        return new ThrowAwayStore(folder, ArtifactStore.at(uri.endsWith("/") ? uri + "store" : uri + "/store"));
    }

    /** Returns the store. */
    public ArtifactStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
