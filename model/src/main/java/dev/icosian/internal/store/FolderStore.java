package dev.icosian.internal.store;

import dev.icosian.Problem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store in a folder, into which others can put what no store has, and what {@code list} passes over. */
public interface FolderStore {
    /**
     * Looks for what is neither a file with a key nor a folder of such files.
     *
     * @param folder one of the store's own, which is looked at, too: {@code steps}
     * @return in UTF-8 byte order of the paths
     */
    List<Foreign> foreign(String folder) throws IOException;

    /**
     * Something that the store has not made.
     *
     * @param path from the store's folder, with {@code /} and without control characters
     * @param problem null if it does no harm: no key leads to it or through it
     */
    record Foreign(String path, @Nullable Problem problem) {}
}
