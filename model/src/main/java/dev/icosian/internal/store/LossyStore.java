package dev.icosian.internal.store;

import dev.icosian.Content;
import java.io.IOException;

/** A store that can also write what may be lost in a power cut, and is faster then. */
public interface LossyStore {
    /**
     * As {@link dev.icosian.ArtifactStore#putIfAbsent}, but a power cut may take the entry away again or leave half of
     * it: only for records that say by themselves that they are whole, and that nobody misses.
     */
    boolean putIfAbsentLossy(String key, Content content) throws IOException;
}
