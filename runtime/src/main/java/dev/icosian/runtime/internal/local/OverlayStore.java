package dev.icosian.runtime.internal.local;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.internal.Utf8Order;
import dev.icosian.internal.store.HistoryStore;
import dev.icosian.internal.store.NewestEntries;
import dev.icosian.runtime.internal.record.StepHistory;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store that shows what another one holds, and keeps what is written to itself: for trials. Closing it leaves the
 * other one open. As thread safe as the stores under it.
 */
public final class OverlayStore implements ArtifactStore, HistoryStore {
    private final ArtifactStore base;
    private final ArtifactStore written;

    private OverlayStore(ArtifactStore base, ArtifactStore written) {
        this.base = base;
        this.written = written;
    }

    /** Returns a store over another one; what is written to it is gone when it is closed. */
    public static OverlayStore over(ArtifactStore base) {
        return new OverlayStore(base, ArtifactStore.at("memory:"));
    }

    @Override
    public URI uri() {
        return base.uri();
    }

    @Override
    public Optional<Stored> get(String key) throws IOException {
        Optional<Stored> mine = written.get(key);
        return mine.isPresent() ? mine : base.get(key);
    }

    @Override
    public Optional<Entry> head(String key) throws IOException {
        Optional<Entry> mine = written.head(key);
        return mine.isPresent() ? mine : base.head(key);
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        return base.head(key).isEmpty() && written.putIfAbsent(key, content);
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        written.repairBlob(sha256, content);
    }

    @Override
    public Stream<Entry> list(String prefix) throws IOException {
        Map<String, Entry> entries = new TreeMap<>(Utf8Order.INSTANCE);
        try (Stream<Entry> theirs = base.list(prefix);
                Stream<Entry> mine = written.list(prefix)) {
            theirs.forEach(entry -> entries.put(entry.key(), entry));
            mine.forEach(entry -> entries.put(entry.key(), entry));
        }
        return entries.values().stream();
    }

    @Override
    public List<Entry> newest(String folder, int count) throws IOException {
        NewestEntries newest = new NewestEntries(count);
        StepHistory.entries(base, folder, count).forEach(newest::add);
        StepHistory.entries(written, folder, count).forEach(newest::add);
        return newest.list();
    }

    @Override
    public void delete(String key) {
        throw new UnsupportedOperationException("nothing is collected in a trial");
    }

    @Override
    public void close() {
        written.close();
    }
}
