package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore;
import java.net.URI;

/** Opens {@code memory:}, a new and empty store at every call. */
public final class MemoryStoreProvider implements ArtifactStore.Provider {
    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public ArtifactStore open(URI uri) {
        return new MemoryStore();
    }
}
