package dev.icosian.runtime.internal.testing;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** Passes everything on, to be overridden where a test wants something to go wrong. */
public class ForwardingStore implements ArtifactStore {
    private final ArtifactStore store;

    public ForwardingStore(ArtifactStore store) {
        this.store = store;
    }

    /** Called before every call that reaches the store. */
    protected void before(String call, String key) throws IOException {}

    @Override
    public URI uri() {
        return store.uri();
    }

    @Override
    public Optional<Stored> get(String key) throws IOException {
        before("get", key);
        return store.get(key);
    }

    @Override
    public Optional<Entry> head(String key) throws IOException {
        before("head", key);
        return store.head(key);
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        before("put", key);
        return store.putIfAbsent(key, content);
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        before("repair", sha256);
        store.repairBlob(sha256, content);
    }

    @Override
    public Stream<Entry> list(String prefix) throws IOException {
        before("list", prefix);
        return store.list(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
        before("delete", key);
        store.delete(key);
    }

    @Override
    public void close() {
        store.close();
    }
}
