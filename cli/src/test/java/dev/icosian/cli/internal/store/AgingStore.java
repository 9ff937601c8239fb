package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A store whose clock a test sets. Thread safe. */
final class AgingStore implements ArtifactStore {
    private final ArtifactStore store;
    private final Map<String, Instant> times = new ConcurrentHashMap<>();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    AgingStore(ArtifactStore store) {
        this.store = store;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    private Entry aged(Entry entry) {
        return new Entry(entry.key(), entry.size(), times.getOrDefault(entry.key(), now));
    }

    @Override
    public URI uri() {
        return store.uri();
    }

    @Override
    public Optional<Stored> get(String key) throws IOException {
        return store.get(key).map(stored -> new AgedInput(aged(stored.entry()), stored));
    }

    @Override
    public Optional<Entry> head(String key) throws IOException {
        return store.head(key).map(this::aged);
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        boolean mine = store.putIfAbsent(key, content);
        if (mine) {
            times.put(key, now);
        }
        return mine;
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        store.repairBlob(sha256, content);
    }

    @Override
    public Stream<Entry> list(String prefix) throws IOException {
        return store.list(prefix).map(this::aged);
    }

    @Override
    public void delete(String key) throws IOException {
        store.delete(key);
        times.remove(key);
    }

    @Override
    public void close() {
        store.close();
    }

    private record AgedInput(Entry entry, ArtifactInput input) implements Stored {
        @Override
        public InputStream open() throws IOException {
            return input.open();
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return input.channel();
        }

        @Override
        public long size() {
            return input.size();
        }
    }
}
