package dev.icosian.runtime.internal.value;

import dev.icosian.Scratch;
import dev.icosian.runtime.internal.outside.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one attempt, made when first asked for and gone with the attempt. Not thread safe. */
public final class AttemptFolder implements AutoCloseable {
    private @Nullable Path path;

    private AttemptFolder() {}

    public static AttemptFolder create() {
        return new AttemptFolder();
    }

    public synchronized Path path() throws IOException {
        if (path == null) {
            path = Files.createTempDirectory("icosian-");
        }
        return path;
    }

    /** Returns the folder as functions see it; the paths it gives are in a folder of their own. */
    public Scratch scratch() {
        return new ScratchFolder(() -> Files.createDirectories(path().resolve("scratch")));
    }

    @Override
    public synchronized void close() {
        if (path == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left lies in the system's folder for temporary files.
            logger().log(System.Logger.Level.DEBUG, "could not remove " + path, e);
        }
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(AttemptFolder.class.getName());
    }
}
