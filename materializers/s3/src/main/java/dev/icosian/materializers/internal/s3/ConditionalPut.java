package dev.icosian.materializers.internal.s3;

import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.internal.store.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Writes an object unless it exists, and knows afterwards who wrote it. A write that was carried out can look like one
 * that was refused: its answer is lost, the client sends it again, and what exists then is one's own. So each call marks
 * its object with a number of its own, and where there is doubt the object is looked at. Thread safe.
 */
final class ConditionalPut {
    /** How often a write is tried again that was not carried out, each with some attempts of the client. */
    private static final int TRIES = 4;

    private static final long PAUSE_MILLIS = 100;

    private final S3Place place;
    private final ObjectReader reader;
    private final Upload upload;
    private final Failures failures;

    ConditionalPut(S3Place place, ObjectReader reader, Upload upload, Failures failures) {
        this.place = place;
        this.reader = reader;
        this.upload = upload;
        this.failures = failures;
    }

    /**
     * Returns whether this call wrote the object.
     *
     * @throws IOException if that could not be found out
     */
    boolean put(String key, Content content) throws IOException {
        return put(key, content, false);
    }

    /** As {@link #put}, of an object that is known to be there, and that nobody deletes. */
    boolean putPresent(String key, Content content) throws IOException {
        return put(key, content, true);
    }

    private boolean put(String key, Content content, boolean isPresent) throws IOException {
        String writer = UUID.randomUUID().toString();
        if (!place.isConditional() && reader.head(key).isPresent()) {
            return false;
        }
        boolean isDoubtful = false;
        for (int attempt = 1; ; attempt++) {
            try {
                upload.create(place.prefix() + key, content, writer, place.isConditional());
                return true;
            } catch (SdkException e) {
                if (Failures.saysUnknownCondition(e)) {
                    throw S3Problems.noConditionalWrites(place);
                }
                isDoubtful |= Failures.isUnknownOutcome(e) || Failures.wasSentAgain(e);
                boolean exists = Failures.saysExists(e);
                if (exists && isPresent && !isDoubtful) {
                    return false;
                }
                boolean isPassing = exists || Failures.saysConflict(e) || Failures.isUnknownOutcome(e);
                if (!isPassing && !isDoubtful) {
                    throw failures.unexpected(e, "write");
                }
                Optional<HeadObjectResponse> found = reader.head(key);
                if (found.isPresent()) {
                    String mark = found.get().metadata().get(Upload.WRITER);
                    return mark == null ? isDoubtful && !isPresent && hasContent(key, content) : mark.equals(writer);
                }
                if (exists && attempt == TRIES) {
                    return overDeleteMarker(key, content, writer, e);
                }
                if (!isPassing || attempt == TRIES) {
                    throw failures.unexpected(e, "write");
                }
                pause(attempt);
            }
        }
    }

    /**
     * In a versioned bucket a deleted object leaves a marker. To some servers a marker is an object in the way of a
     * conditional write, and none for anybody else. Of a blob this can be passed over, since all who write it write the
     * same bytes.
     */
    private boolean overDeleteMarker(String key, Content content, String writer, SdkException refused)
            throws IOException {
        if (Keys.digestOf(key).isEmpty()) {
            throw S3Problems.deleteMarker(place, key, refused);
        }
        try {
            upload.create(place.prefix() + key, content, writer, false);
            return true;
        } catch (SdkException e) {
            throw failures.unexpected(e, "write");
        }
    }

    /** For a server that does not keep marks: equal bytes are as good as one's own. */
    private boolean hasContent(String key, Content content) throws IOException {
        Optional<StoredObject> stored = reader.get(key);
        if (stored.isEmpty() || stored.get().size() != content.size()) {
            return false;
        }
        try (InputStream in = stored.get().bytes().open()) {
            return Sha256.hex(in).equals(content.sha256());
        }
    }

    /** Waits, longer each time, and not as long as the others that were refused at the same moment. */
    private static void pause(int attempt) throws InterruptedIOException {
        long most = PAUSE_MILLIS << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
