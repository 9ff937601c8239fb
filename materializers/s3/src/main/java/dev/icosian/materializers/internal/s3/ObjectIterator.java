package dev.icosian.materializers.internal.s3;

import dev.icosian.ArtifactStore.Entry;
import dev.icosian.materializers.internal.store.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The keys under a prefix in byte order, as the server gives them, a page of a thousand in memory at a time. Objects
 * whose names are no keys are somebody else's. Not thread safe; throws {@link UncheckedIOException}.
 */
final class ObjectIterator implements Iterator<Entry> {
    private static final int TRIES = 3;

    private final S3Client client;
    private final S3Place place;
    private final String prefix;
    private final Failures failures;
    private Iterator<S3Object> page;
    private final boolean isExact;
    private @Nullable String continuation;
    private @Nullable Entry next;

    /** Makes an iterator; throws if the first page cannot be read. */
    ObjectIterator(S3Client client, S3Place place, String prefix, Failures failures) throws IOException {
        this(client, place, prefix, failures, false);
    }

    /**
     * As the other one.
     *
     * @param isExact whether times are as exact as the list has them, not as the objects' own answers have
     */
    ObjectIterator(S3Client client, S3Place place, String prefix, Failures failures, boolean isExact)
            throws IOException {
        this.isExact = isExact;
        this.client = client;
        this.place = place;
        this.prefix = prefix;
        this.failures = failures;
        this.page = readPage();
    }

    @Override
    public boolean hasNext() {
        while (next == null && (page.hasNext() || continuation != null)) {
            if (page.hasNext()) {
                next = entryOf(page.next());
            } else {
                readNextPage();
            }
        }
        return next != null;
    }

    @Override
    public Entry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Entry result = next;
        next = null;
        return result;
    }

    /** Returns whether the server has said that the page that was read is the last one. */
    boolean isLastPage() {
        return continuation == null;
    }

    private @Nullable Entry entryOf(S3Object object) {
        String name = object.key();
        if (!name.startsWith(place.prefix() + prefix)) {
            return null;
        }
        String key = name.substring(place.prefix().length());
        if (!Keys.isKey(key)) {
            return null;
        }
        return isExact
                ? new Entry(key, object.size(), object.lastModified())
                : ObjectReader.entry(key, object.size(), object.lastModified());
    }

    private void readNextPage() {
        try {
            page = readPage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Iterator<S3Object> readPage() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                ListObjectsV2Response answer = client.listObjectsV2(request -> request.bucket(place.bucket())
                        .prefix(place.prefix() + prefix)
                        .continuationToken(continuation));
                continuation = Boolean.TRUE.equals(answer.isTruncated()) ? answer.nextContinuationToken() : null;
                return answer.contents().iterator();
            } catch (SdkException e) {
                // An answer that ends in its middle is no text that the client could read, and it gives up.
                if (attempt == TRIES || !Failures.isUnknownOutcome(e) || Failures.wasSentAgain(e)) {
                    throw failures.unexpected(e, "list");
                }
            }
        }
    }
}
