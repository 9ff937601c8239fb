package dev.icosian.materializers.internal.s3;

import dev.icosian.ArtifactStore.Entry;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Finds and reads objects. Thread safe. */
final class ObjectReader {
    /** What comes with the answer that says that it is there: records, and values of a few thousand numbers. */
    private static final long SMALL = 256 << 10;

    private static final int TRIES = 3;

    private final S3Client client;
    private final S3Place place;
    private final Failures failures;

    ObjectReader(S3Client client, S3Place place, Failures failures) {
        this.client = client;
        this.place = place;
        this.failures = failures;
    }

    /** Returns what the server says of an object; empty if there is none. */
    Optional<HeadObjectResponse> head(String key) throws IOException {
        try {
            return Optional.of(
                    client.headObject(request -> request.bucket(place.bucket()).key(place.prefix() + key)));
        } catch (SdkException e) {
            if (Failures.saysAbsent(e)) {
                return Optional.empty();
            }
            throw failures.unexpected(e, "read");
        }
    }

    /** Returns an object, which is read already if it is small; empty if there is none. */
    Optional<StoredObject> get(String key) throws IOException {
        try {
            return getAtFirst(key);
        } catch (SdkException e) {
            throw failures.unexpected(e, "read");
        }
    }

    /**
     * As {@link #get}.
     *
     * @throws SdkException as the client threw it, for whoever tells more from it
     */
    Optional<StoredObject> getAtFirst(String key) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(answer(key));
            } catch (SdkException e) {
                if (Failures.saysAbsent(e)) {
                    return Optional.empty();
                }
                throw e;
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private StoredObject answer(String key) throws IOException {
        String object = place.prefix() + key;
        ResponseInputStream<GetObjectResponse> answer =
                client.getObject(request -> request.bucket(place.bucket()).key(object));
        GetObjectResponse said = answer.response();
        long size = said.contentLength();
        Entry entry = entry(key, size, said.lastModified());
        if (size > SMALL) {
            answer.abort();
            return new StoredObject(
                    entry, () -> new ResumingStream(client, place.bucket(), object, said.eTag(), size, failures));
        }
        try (answer) {
            byte[] bytes = answer.readAllBytes();
            if (bytes.length != size) {
                throw new IOException("the connection broke after " + bytes.length + " of " + size + " bytes");
            }
            return StoredObject.inMemory(entry, bytes);
        }
    }

    /** Returns an entry; a list has milliseconds that the object's own answer has not. */
    static Entry entry(String key, long size, Instant modifiedAt) {
        return new Entry(key, size, modifiedAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
