package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import java.io.IOException;
import java.io.InputStream;

/** What a store holds, to be stored in another one, which verifies it on the way. As thread safe as its store. */
record StoredContent(ArtifactStore store, String key, long size, String sha256) implements Content {
    @Override
    public InputStream open() throws IOException {
        return store.get(key)
                .orElseThrow(() -> new IOException("'" + key + "' is gone"))
                .open();
    }
}
