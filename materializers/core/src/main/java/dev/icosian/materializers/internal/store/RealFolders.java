package dev.icosian.materializers.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that no folder of a store is a symbolic link, which could lead out of it. Each folder is looked at once per
 * process. Thread safe.
 */
final class RealFolders {
    private final Path root;
    private final Set<Path> real = ConcurrentHashMap.newKeySet();

    RealFolders(Path root) {
        this.root = root;
    }

    /**
     * Looks at a folder below the root and those in between, as far as they are there.
     *
     * @throws dev.icosian.PipelineException if one is a link
     */
    void check(Path folder) {
        if (real.contains(folder) || folder.equals(root)) {
            return;
        }
        Path next = root;
        for (Path name : root.relativize(folder)) {
            next = next.resolve(name);
            if (!real.contains(next) && !isReal(next)) {
                return;
            }
        }
    }

    /** Returns whether a folder is there and no link; one that is there later is looked at then. */
    private boolean isReal(Path folder) {
        BasicFileAttributes attributes;
        try {
            attributes = DirectoryStore.attributes(folder);
        } catch (IOException e) {
            // Absent, or out of reach: then so is what is below.
            return false;
        }
        if (attributes.isSymbolicLink()) {
            throw StoreProblems.foreign(root, folder, attributes);
        }
        if (!attributes.isDirectory()) {
            return false;
        }
        real.add(folder);
        return true;
    }

    /** Forgets what was seen, because a folder turned out to be gone. */
    void forget() {
        real.clear();
    }
}
