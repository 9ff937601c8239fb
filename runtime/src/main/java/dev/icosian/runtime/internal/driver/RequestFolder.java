package dev.icosian.runtime.internal.driver;

import dev.icosian.Scratch;
import dev.icosian.runtime.internal.outside.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scratch folder of one request, made when first asked for. When the request ends it is removed, but for files that
 * its results name: these belong to the caller. Thread safe.
 */
final class RequestFolder {
    private @Nullable Path path;

    private synchronized Path path() throws IOException {
        if (path == null) {
            path = Files.createTempDirectory("icosian-");
        }
        return path;
    }

    Scratch scratch() {
        return new ScratchFolder(this::path);
    }

    /**
     * Removes the folder.
     *
     * @param results the requested values: files that are one, or stand in a list or map that is one, stay
     */
    synchronized void close(Collection<? extends @Nullable Object> results) {
        Path folder = path;
        if (folder == null) {
            return;
        }
        Set<Path> kept = new HashSet<>();
        results.forEach(result -> keep(result, folder, kept));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                if (kept.stream().noneMatch(each -> each.startsWith(file) || file.startsWith(each))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left lies in the system's folder for temporary files.
            System.getLogger(RequestFolder.class.getName()).log(Level.DEBUG, "could not remove " + folder, e);
        }
    }

    private static void keep(@Nullable Object result, Path folder, Set<Path> kept) {
        if (result instanceof Path file && file.startsWith(folder)) {
            kept.add(file);
        } else if (result instanceof Collection<?> items) {
            items.stream().filter(Path.class::isInstance).forEach(item -> keep(item, folder, kept));
        } else if (result instanceof Map<?, ?> map) {
            keep(map.values(), folder, kept);
        }
    }
}
