package dev.icosian.materializers.internal.store;

import dev.icosian.materializers.internal.file.FolderSync;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Folders that outlive a power cut: a folder is durable once its parent is synced. Thread safe. */
final class Folders {
    /** Begins with a dot, so that no key can name it. */
    static final String TEMPORARY_PREFIX = ".tmp-";

    /** No write takes that long, so the writer of an older temporary file is dead. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(24);

    private final Path root;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    Folders(Path root) {
        this.root = root;
    }

    /** Makes the root and the folders above it where they are missing. Returns whether the root was missing. */
    boolean createRoot() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path next = root; next != null && !Files.isDirectory(next); next = next.getParent()) {
            missing.push(next);
        }
        for (Path next : missing) {
            create(next);
        }
        return !missing.isEmpty();
    }

    /** Makes a folder below the root, and those in between, where they are missing; durably, once per process. */
    void ensure(Path folder) throws IOException {
        if (durable.contains(folder)) {
            return;
        }
        Path next = root;
        for (Path name : root.relativize(folder)) {
            if (name.toString().isEmpty()) {
                continue;
            }
            next = next.resolve(name);
            if (!durable.contains(next)) {
                create(next);
                durable.add(next);
            }
        }
        durable.add(folder);
        deleteAbandoned(folder);
    }

    /** Forgets what is known of folders, because one turned out to be gone. */
    void forget() {
        durable.clear();
    }

    private void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        Path parent = folder.getParent();
        if (parent != null) {
            FolderSync.sync(parent);
        }
    }

    private static void deleteAbandoned(Path folder) {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // Another process may be cleaning up at the same time; what stays is tried again by the next one.
            return;
        }
    }
}
