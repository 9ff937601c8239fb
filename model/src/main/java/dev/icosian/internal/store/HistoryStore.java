package dev.icosian.internal.store;

import dev.icosian.ArtifactStore.Entry;
import java.io.IOException;
import java.util.List;

/** A store that finds the newest results of a step faster than by a list of all. */
public interface HistoryStore {
    /**
     * Returns the newest entries directly below a folder whose keys end with {@code .json}, newest first.
     *
     * @param folder ends with a slash
     * @param count how many at most
     */
    List<Entry> newest(String folder, int count) throws IOException;
}
