package dev.icosian.materializers.internal.s3;

import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object for people and other systems, replaced as a whole. For one thread. */
final class PublishedObject {
    private final S3Client client;
    private final S3Object object;
    private final Failures failures;

    PublishedObject(S3Client client, S3Object object) {
        this.client = client;
        this.object = object;
        this.failures = new Failures(object.place());
    }

    /** As {@link dev.icosian.materializers.internal.sink.Destination#replace}. */
    void replace(Content content, String mediaType) throws IOException {
        if (holds(content)) {
            return;
        }
        try {
            new Upload(client, object.place().bucket()).replace(object.key(), content, mediaType);
        } catch (SdkException e) {
            throw failures.unexpected(e, "write");
        }
    }

    /**
     * A checksum of the whole object is the server's own: it has compared it with the bytes that came, and makes it anew
     * where it copies them. Marks that a writer sets say nothing of the kind, and objects in parts have none: their bytes
     * are read.
     */
    private boolean holds(Content content) throws IOException {
        Optional<HeadObjectResponse> found = find();
        if (found.isEmpty() || found.get().contentLength() != content.size()) {
            return false;
        }
        String checksum = found.get().checksumSHA256();
        String wanted = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(content.sha256()));
        if (checksum != null && checksum.length() == wanted.length()) {
            return checksum.equals(wanted);
        }
        Optional<StoredObject> stored = new ObjectReader(client, object.place(), failures).get(object.name());
        if (stored.isEmpty()) {
            return false;
        }
        try (InputStream in = stored.get().bytes().open()) {
            return Sha256.hex(in).equals(content.sha256());
        }
    }

    /** Who may only write is told nothing of what is there. */
    private Optional<HeadObjectResponse> find() throws IOException {
        try {
            return Optional.of(client.headObject(request ->
                    request.bucket(object.place().bucket()).key(object.key()).checksumMode(ChecksumMode.ENABLED)));
        } catch (SdkException e) {
            if (Failures.saysAbsent(e) || Failures.saysForbidden(e)) {
                return Optional.empty();
            }
            throw failures.unexpected(e, "read");
        }
    }
}
