package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** A store that is gone when it is closed, with the contract of the lasting ones. Thread safe. */
public final class MemoryStore implements ArtifactStore {
    private final ConcurrentNavigableMap<String, Held> held = new ConcurrentSkipListMap<>();
    private final Clock clock = Clock.systemUTC();
    private volatile boolean closed;

    @Override
    public URI uri() {
        return URI.create("memory:/");
    }

    @Override
    public Optional<Stored> get(String key) {
        return Optional.ofNullable(open().get(Keys.check(key))).map(value -> new StoredBytes(key, value));
    }

    @Override
    public Optional<Entry> head(String key) {
        return Optional.ofNullable(open().get(Keys.check(key))).map(value -> value.entry(key));
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        Keys.checkContent(Keys.check(key), content);
        if (open().containsKey(key)) {
            return false;
        }
        return held.putIfAbsent(key, read(content)) == null;
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        String key = Keys.blob(sha256);
        Keys.checkContent(key, content);
        open().put(key, read(content));
    }

    @Override
    public Stream<Entry> list(String prefix) {
        Keys.checkPrefix(prefix);
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Held> next : open().tailMap(prefix, true).entrySet()) {
            if (!next.getKey().startsWith(prefix)) {
                break;
            }
            entries.add(next.getValue().entry(next.getKey()));
        }
        return entries.stream();
    }

    @Override
    public void delete(String key) {
        open().remove(Keys.check(key));
    }

    @Override
    public void close() {
        closed = true;
        held.clear();
    }

    private ConcurrentNavigableMap<String, Held> open() {
        if (closed) {
            throw new IllegalStateException("the memory store is closed; its content is gone");
        }
        return held;
    }

    private Held read(Content content) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        }
        if (bytes.length != content.size() || !Sha256.hex(bytes).equals(content.sha256())) {
            throw new IOException("the content changed while it was being stored");
        }
        return new Held(bytes, clock.instant());
    }

    private static final class Held {
        private final byte[] bytes;
        private final Instant storedAt;

        Held(byte[] bytes, Instant storedAt) {
            this.bytes = bytes;
            this.storedAt = storedAt;
        }

        Entry entry(String key) {
            return new Entry(key, bytes.length, storedAt);
        }
    }

    private record StoredBytes(String key, Held value) implements Stored {
        @Override
        public Entry entry() {
            return value.entry(key);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(value.bytes);
        }

        @Override
        public SeekableByteChannel channel() {
            return new BytesChannel(value.bytes);
        }

        @Override
        public long size() {
            return value.bytes.length;
        }
    }

    /** Reads an array. Not thread safe. */
    private static final class BytesChannel implements SeekableByteChannel {
        private final ByteBuffer bytes;
        private long position;
        private boolean closed;

        BytesChannel(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            checkOpen();
            if (position >= bytes.limit()) {
                return -1;
            }
            int count = Math.min(target.remaining(), bytes.limit() - (int) position);
            target.put(bytes.slice((int) position, count));
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() throws IOException {
            checkOpen();
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            checkOpen();
            if (newPosition < 0) {
                throw new IllegalArgumentException("position " + newPosition);
            }
            position = newPosition;
            return this;
        }

        @Override
        public long size() throws IOException {
            checkOpen();
            return bytes.limit();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }

        private void checkOpen() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
        }
    }
}
