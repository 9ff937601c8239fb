package dev.icosian.materializers.internal.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Folders that outlive a power cut: a folder is durable once its parent is synced. That comes last, after what is written
 * into the folder: a journal holds both by then, and has nothing left to write. Thread safe.
 */
final class Folders {
    /** Begins with a dot, so that no key can name it. */
    static final String TEMPORARY_PREFIX = ".tmp-";

    /** No write takes that long, so the writer of an older temporary file is dead. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(24);

    /** How many names of a folder are looked at: one with many results takes longer to read than a step may. */
    private static final int MOST_NAMES = 1_000;

    private final Path root;
    private final Disk disk;
    private final Set<Path> present = ConcurrentHashMap.newKeySet();
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    Folders(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /** Makes the root and the folders above it where they are missing. Returns whether the root was missing. */
    boolean createRoot() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path next = root; next != null && !Files.isDirectory(next); next = next.getParent()) {
            missing.push(next);
        }
        for (Path next : missing) {
            create(next);
            syncParent(next);
        }
        return !missing.isEmpty();
    }

    /** Makes a folder below the root, and those in between, where they are missing; looks once per process. */
    void ensure(Path folder) throws IOException {
        if (present.contains(folder)) {
            return;
        }
        boolean isNew = false;
        for (Path next : below(folder)) {
            if (!present.contains(next)) {
                isNew = create(next);
                present.add(next);
            }
        }
        if (!isNew) {
            deleteAbandoned(folder);
        }
    }

    /** Makes a folder below the root durable, and those in between; once per process, whoever made them. */
    void makeDurable(Path folder) throws IOException {
        if (durable.contains(folder)) {
            return;
        }
        for (Path next : below(folder)) {
            if (!durable.contains(next)) {
                syncParent(next);
                durable.add(next);
            }
        }
    }

    /** Forgets what is known of folders, because one turned out to be gone. */
    void forget() {
        present.clear();
        durable.clear();
    }

    /** Returns the folders from the first below the root to this one. */
    private List<Path> below(Path folder) {
        List<Path> folders = new ArrayList<>();
        Path next = root;
        for (Path name : root.relativize(folder)) {
            if (!name.toString().isEmpty()) {
                next = next.resolve(name);
                folders.add(next);
            }
        }
        return folders;
    }

    /** Returns whether this call made it. */
    private static boolean create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            return false;
        }
    }

    private void syncParent(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            disk.syncFolder(parent);
        }
    }

    /** Returns whether a file is one that a writer has not finished. */
    static boolean isTemporary(Path file) {
        return String.valueOf(file.getFileName()).startsWith(TEMPORARY_PREFIX);
    }

    private static void deleteAbandoned(Path folder) {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        int names = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                names++;
                if (names > MOST_NAMES) {
                    return;
                }
                if (isTemporary(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // Another process may be cleaning up at the same time; what stays is tried again by the next one.
            return;
        }
    }
}
