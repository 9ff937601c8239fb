package dev.icosian.materializers.internal.s3;

import dev.icosian.Content;
import dev.icosian.internal.DigestInputStream;
import dev.icosian.internal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends content: small in one request, large in parts of which a few at a time are in memory. The server checks the SHA-256
 * of each request, and nothing becomes visible that does not have the digest that the content states. Thread safe.
 */
final class Upload {
    /** The name of the mark of who wrote an object. */
    static final String WRITER = "icosian-writer";

    static final long MULTIPART_FROM = 16L << 20;
    private static final int PART = 8 << 20;
    /** What S3 allows. */
    private static final int MOST_PARTS = 10_000;

    private static final String ANY = "*";
    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;

    Upload(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * Makes an object.
     *
     * @param writer marks it
     * @param isConditional whether it must not exist
     * @throws IOException if the content is not what it says
     * @throws SdkException if the server did not say that it made the object
     */
    void create(String object, Content content, String writer, boolean isConditional) throws IOException {
        send(object, content, TYPE, Map.of(WRITER, writer), isConditional ? ANY : null);
    }

    /** Makes or replaces an object; throws as {@link #create}. */
    void replace(String object, Content content) throws IOException {
        replace(object, content, TYPE);
    }

    /** As {@link #replace(String, Content)}, of this media type. */
    void replace(String object, Content content, String mediaType) throws IOException {
        send(object, content, mediaType, Map.of(), null);
    }

    private void send(
            String object, Content content, String mediaType, Map<String, String> marks, @Nullable String ifNoneMatch)
            throws IOException {
        if (content.size() >= MULTIPART_FROM) {
            sendParts(object, content, mediaType, marks, ifNoneMatch);
            return;
        }
        byte[] bytes = read(content);
        client.putObject(
                request -> request.bucket(bucket)
                        .key(object)
                        .metadata(marks)
                        .ifNoneMatch(ifNoneMatch)
                        .checksumSHA256(Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(content.sha256()))),
                body(bytes, bytes.length, mediaType));
    }

    private void sendParts(
            String object, Content content, String mediaType, Map<String, String> marks, @Nullable String ifNoneMatch)
            throws IOException {
        String upload = client.createMultipartUpload(request -> request.bucket(bucket)
                        .key(object)
                        .contentType(mediaType)
                        .metadata(marks)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        boolean isComplete = false;
        try {
            List<CompletedPart> parts = sendParts(object, upload, content);
            client.completeMultipartUpload(request -> request.bucket(bucket)
                    .key(object)
                    .uploadId(upload)
                    .ifNoneMatch(ifNoneMatch)
                    .multipartUpload(made -> made.parts(parts)));
            isComplete = true;
        } finally {
            if (!isComplete) {
                abort(object, upload);
            }
        }
    }

    private List<CompletedPart> sendParts(String object, String upload, Content content) throws IOException {
        try (InputStream in = new CheckedStream(content);
                Parts parts = new Parts((number, buffer, length) -> sendPart(object, upload, number, buffer, length))) {
            return parts.send(in, partSize(content.size()));
        }
    }

    private CompletedPart sendPart(String object, String upload, int number, byte[] buffer, int length) {
        MessageDigest digest = Sha256.digest();
        digest.update(buffer, 0, length);
        String checksum = Base64.getEncoder().encodeToString(digest.digest());
        String tag = client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(object)
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        body(buffer, length, TYPE))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(checksum)
                .build();
    }

    /** Parts that nobody completes cost storage; those that this cannot reach, a lifecycle rule removes. */
    private void abort(String object, String upload) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(object).uploadId(upload));
        } catch (SdkException e) {
            // What the upload failed with says more.
        }
    }

    /** Eight MiB, and more only where the parts would become too many: from 78 GiB on. */
    private static int partSize(long size) {
        long needed = (size + MOST_PARTS - 1) / MOST_PARTS;
        return Math.toIntExact(Math.max(PART, needed));
    }

    private static byte[] read(Content content) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(Math.toIntExact(content.size()) + 1);
        }
        if (bytes.length != content.size() || !Sha256.hex(bytes).equals(content.sha256())) {
            throw changed();
        }
        return bytes;
    }

    private static RequestBody body(byte[] bytes, int length, String mediaType) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length, mediaType);
    }

    private static IOException changed() {
        return new IOException("the content changed while it was being stored");
    }

    /** Throws instead of ending, or going on, where the content is not what it says. */
    private static final class CheckedStream extends DigestInputStream {
        private final Content content;
        private boolean isChecked;

        CheckedStream(Content content) throws IOException {
            super(content.open());
            this.content = content;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (count() > content.size()) {
                throw changed();
            }
            return read;
        }

        @Override
        protected void atEnd() throws IOException {
            if (!isChecked && (count() != content.size() || !sha256().equals(content.sha256()))) {
                throw changed();
            }
            isChecked = true;
        }
    }
}
