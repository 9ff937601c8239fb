package dev.icosian.internal.store;

import dev.icosian.Content;
import java.io.IOException;

/** A store that can make bytes durable before anybody may see them, while its caller does something else. */
public interface StagingStore {
    /**
     * Begins to write content that is to be put under a key, and returns at once. The key stays free.
     *
     * @return to be put or closed by the caller
     */
    Staged stage(String key, Content content);

    /** Content that waits for its name. For one thread and one use. */
    interface Staged extends AutoCloseable {
        /** As {@link dev.icosian.ArtifactStore#putIfAbsent}, but most of the work is done. */
        boolean putIfAbsent() throws IOException;

        /** Takes away what was written, unless it was put. Throws nothing. */
        @Override
        void close();
    }
}
