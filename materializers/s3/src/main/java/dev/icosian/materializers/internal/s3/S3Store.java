package dev.icosian.materializers.internal.s3;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.internal.store.HistoryStore;
import dev.icosian.internal.store.PrefixStore;
import dev.icosian.materializers.internal.store.Keys;
import dev.icosian.materializers.internal.store.StoreVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A store in a bucket: a key is the name of an object behind the prefix. Nothing is written before the server has shown
 * that it keeps what exists. Thread safe, and between processes too unless conditional writes are off.
 */
final class S3Store implements ArtifactStore, PrefixStore, HistoryStore {
    /** From here on it is cheaper to ask whether a blob is there than to send it for nothing. */
    private static final long WORTH_ASKING = 1 << 16;

    /** What is longer says no version, and is not read to its end. */
    private static final int LONGEST_VERSION = 1 << 12;

    private final S3Place place;
    private final SharedClient shared;
    private final S3Client client;
    private final Failures failures;
    private final ObjectReader reader;
    private final Upload upload;
    private final ConditionalPut puts;
    private final Object firstWrite = new Object();
    private volatile boolean isReadyForWrites;
    private boolean isNew;
    private boolean isClosed;

    private S3Store(S3Place place, SharedClient shared) {
        this.place = place;
        this.shared = shared;
        this.client = shared.client();
        this.failures = new Failures(place);
        this.reader = new ObjectReader(client, place, failures);
        this.upload = new Upload(client, place.bucket());
        this.puts = new ConditionalPut(place, reader, upload, failures);
    }

    /**
     * Opens the store at a place.
     *
     * @throws PipelineException if there is no such bucket, it cannot be read, or it holds another format version
     */
    static S3Store open(S3Place place) {
        return open(place, SharedClient.of(place));
    }

    /** As {@link #open(S3Place)}, with this patience for each answer of the server. */
    static S3Store open(S3Place place, Duration answer) {
        return open(place, SharedClient.of(place, answer));
    }

    private static S3Store open(S3Place place, SharedClient shared) {
        try {
            S3Store store = new S3Store(place, shared);
            store.readVersion();
            return store;
        } catch (PipelineException | SdkException | Error e) {
            shared.close();
            throw e;
        }
    }

    @Override
    public URI uri() {
        return place.uri();
    }

    @Override
    public Optional<Stored> get(String key) throws IOException {
        return reader.get(Keys.check(key)).map(found -> found);
    }

    @Override
    public Optional<Entry> head(String key) throws IOException {
        Keys.check(key);
        Optional<HeadObjectResponse> found = reader.head(key);
        return found.map(object -> ObjectReader.entry(key, object.contentLength(), object.lastModified()));
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        Keys.checkContent(Keys.check(key), content);
        makeReadyForWrites();
        boolean isLargeBlob =
                content.size() >= WORTH_ASKING && Keys.digestOf(key).isPresent();
        if (isLargeBlob && reader.head(key).isPresent()) {
            return false;
        }
        return puts.put(key, content);
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        String key = Keys.blob(sha256);
        Keys.checkContent(key, content);
        makeReadyForWrites();
        try {
            upload.replace(place.prefix() + key, content);
        } catch (SdkException e) {
            throw failures.unexpected(e, "write");
        }
    }

    /** Returns the entries lazily; the stream throws {@link java.io.UncheckedIOException} where a page cannot be read. */
    @Override
    public Stream<Entry> list(String prefix) throws IOException {
        ObjectIterator entries = new ObjectIterator(client, place, Keys.checkPrefix(prefix), failures);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public List<Entry> newest(String folder, int count) throws IOException {
        return new NewestResults(client, place, failures).in(Keys.checkPrefix(folder), count);
    }

    @Override
    public void delete(String key) throws IOException {
        // To delete what is not there leaves a marker in a versioned bucket.
        if (reader.head(Keys.check(key)).isEmpty()) {
            return;
        }
        try {
            client.deleteObject(request -> request.bucket(place.bucket()).key(place.prefix() + key));
        } catch (SdkException e) {
            if (!Failures.saysAbsent(e)) {
                throw failures.unexpected(e, "delete");
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            shared.close();
        }
    }

    private void readVersion() {
        try {
            Optional<StoredObject> found = reader.getAtFirst(StoreVersion.KEY);
            isNew = found.isEmpty();
            if (found.isPresent()) {
                checkVersion(found.get());
            }
        } catch (SdkException e) {
            throw failures.atFirst(e);
        } catch (IOException e) {
            throw S3Problems.unreachable(place, String.valueOf(e.getMessage()), e);
        }
    }

    private void checkVersion(Stored version) throws IOException {
        try (var in = version.open()) {
            StoreVersion.check(
                    new String(in.readNBytes(LONGEST_VERSION), StandardCharsets.ISO_8859_1),
                    "s3://" + place.bucket() + "/" + place.prefix() + StoreVersion.KEY);
        }
    }

    /**
     * The version is the first thing that is written, and by it the server shows whether it leaves alone what exists:
     * written again, it must be refused. Where it is not, the same bytes have been replaced by the same.
     */
    private void makeReadyForWrites() throws IOException {
        if (isReadyForWrites) {
            return;
        }
        synchronized (firstWrite) {
            if (isReadyForWrites) {
                return;
            }
            boolean isMine = isNew && puts.put(StoreVersion.KEY, StoreVersion.content());
            if (place.isConditional() && puts.putPresent(StoreVersion.KEY, StoreVersion.content())) {
                throw S3Problems.noConditionalWrites(place);
            }
            if (isNew && !isMine) {
                checkVersion(reader.get(StoreVersion.KEY)
                        .orElseThrow(() -> new IOException(StoreVersion.KEY + " came and went")));
            }
            isReadyForWrites = true;
        }
    }
}
