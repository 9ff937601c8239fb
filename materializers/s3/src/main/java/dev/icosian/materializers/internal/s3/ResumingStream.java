package dev.icosian.materializers.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads an object and, where a connection breaks, goes on behind what has come. Not thread safe. */
final class ResumingStream extends InputStream {
    /** How often in a row a connection may break that brought nothing. */
    private static final int TRIES = 4;

    private final S3Client client;
    private final String bucket;
    private final String object;
    private final String tag;
    private final long size;
    private final Failures failures;
    private @Nullable ResponseInputStream<GetObjectResponse> connection;
    private long position;
    private int brokenInARow;

    ResumingStream(S3Client client, String bucket, String object, String tag, long size, Failures failures)
            throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.object = object;
        this.tag = tag;
        this.size = size;
        this.failures = failures;
        this.connection = connect();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        while (position < size) {
            try {
                if (connection == null) {
                    connection = connect();
                }
                int read = connection.read(buffer, offset, (int) Math.min(length, size - position));
                if (read > 0) {
                    position += read;
                    brokenInARow = 0;
                    return read;
                }
                throw new IOException("the connection broke after " + position + " of " + size + " bytes");
            } catch (IOException e) {
                drop();
                brokenInARow++;
                if (brokenInARow == TRIES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        ResponseInputStream<GetObjectResponse> open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        // Closing alone would read the rest of a large object, to use the connection again.
        if (position < size) {
            open.abort();
        } else {
            open.close();
        }
    }

    private ResponseInputStream<GetObjectResponse> connect() throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket)
                    .key(object)
                    .ifMatch(tag)
                    .range(position == 0 ? null : "bytes=" + position + "-"));
        } catch (SdkException e) {
            if (Failures.saysAbsent(e) || Failures.saysExists(e)) {
                throw new IOException(
                        "s3://" + bucket + "/" + object + " was removed or replaced while it was read", e);
            }
            throw failures.unexpected(e, "read");
        }
    }

    private void drop() {
        if (connection != null) {
            connection.abort();
            connection = null;
        }
    }
}
