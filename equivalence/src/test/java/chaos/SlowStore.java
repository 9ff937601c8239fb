package chaos;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.internal.store.LossyStore;
import dev.icosian.internal.store.StagingStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory as if its disk were slow, by as many milliseconds per write as the variable {@value #SLOW} says: a third
 * before anything is written, in the middle of it, and before the caller hears of it. Says what it does to the {@link Witness}.
 */
final class SlowStore implements ArtifactStore, LossyStore, StagingStore {
    /** The variable with the milliseconds. */
    static final String SLOW = "CHAOS_SLOW";
    /** The variable that, set to {@code manifestFirst}, makes it a store that is wrong: blobs follow their manifest. */
    static final String BREAK = "CHAOS_BREAK";

    private final ArtifactStore store;
    private final long slow = Witness.millis(SLOW);
    private final boolean isBroken = "manifestFirst".equals(System.getenv(BREAK));
    private final Map<String, Content> late = new LinkedHashMap<>();

    SlowStore(ArtifactStore store) {
        this.store = store;
    }

    @Override
    public URI uri() {
        return URI.create(SlowStoreProvider.SCHEME + ":" + store.uri());
    }

    @Override
    public Optional<Stored> get(String key) throws IOException {
        return store.get(key);
    }

    @Override
    public Optional<Entry> head(String key) throws IOException {
        return store.head(key);
    }

    @FunctionalInterface
    private interface Put {
        boolean put() throws IOException;
    }

    private boolean said(String key, Put put) throws IOException {
        Witness.say("begin " + key);
        Witness.rest(slow / 3);
        boolean isMine = put.put();
        Witness.rest(slow / 3);
        Witness.say("end " + key);
        return isMine;
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        if (isBroken) {
            return putInTheWrongOrder(key, content);
        }
        return said(key, () -> store.putIfAbsent(key, slowed(content)));
    }

    private synchronized boolean putInTheWrongOrder(String key, Content content) throws IOException {
        if (key.startsWith("blobs/")) {
            late.put(key, content);
            return true;
        }
        boolean isMine = said(key, () -> store.putIfAbsent(key, content));
        Witness.rest(slow);
        for (Map.Entry<String, Content> blob : late.entrySet()) {
            store.putIfAbsent(blob.getKey(), blob.getValue());
        }
        late.clear();
        return isMine;
    }

    @Override
    public boolean putIfAbsentLossy(String key, Content content) throws IOException {
        return said(
                key,
                () -> store instanceof LossyStore lossy
                        ? lossy.putIfAbsentLossy(key, slowed(content))
                        : store.putIfAbsent(key, slowed(content)));
    }

    @Override
    public Staged stage(String key, Content content) {
        if (!(store instanceof StagingStore staging)) {
            throw new IllegalStateException(store.uri() + " cannot stage");
        }
        Staged staged = staging.stage(key, slowed(content));
        return new Staged() {
            @Override
            public boolean putIfAbsent() throws IOException {
                return said(key, staged::putIfAbsent);
            }

            @Override
            public void close() {
                staged.close();
            }
        };
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        store.repairBlob(sha256, content);
    }

    @Override
    public Stream<Entry> list(String prefix) throws IOException {
        return store.list(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
        store.delete(key);
    }

    @Override
    public void close() {
        store.close();
    }

    private Content slowed(Content content) {
        return new Content() {
            @Override
            public long size() {
                return content.size();
            }

            @Override
            public String sha256() {
                return content.sha256();
            }

            @Override
            public InputStream open() throws IOException {
                return new PausingStream(content.open(), content.size() / 2, slow / 3);
            }
        };
    }

    /** Rests once, in the middle. */
    private static final class PausingStream extends FilterInputStream {
        private final long millis;
        private long beforeRest;

        PausingStream(InputStream in, long beforeRest, long millis) {
            super(in);
            this.beforeRest = beforeRest;
            this.millis = millis;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (beforeRest == 0) {
                beforeRest = -1;
                Witness.rest(millis);
            }
            int most = beforeRest > 0 ? (int) Math.min(beforeRest, length) : length;
            int read = super.read(bytes, offset, most);
            if (beforeRest > 0 && read > 0) {
                beforeRest -= read;
            }
            return read;
        }
    }
}
