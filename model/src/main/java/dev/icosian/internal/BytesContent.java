package dev.icosian.internal;

import dev.icosian.Content;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;

/** Content in memory. */
public final class BytesContent implements Content {
    private final byte[] bytes;
    private final String sha256;

    /** Copies the array. */
    public BytesContent(byte[] bytes) {
        this.bytes = bytes.clone();
        this.sha256 = Sha256.hex(this.bytes);
    }

    private BytesContent(byte[] bytes, String sha256) {
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /**
     * Takes bytes that the caller made, knows the SHA-256 of, and keeps to itself.
     *
     * @param bytes not copied
     */
    public static BytesContent of(byte[] bytes, String sha256) {
        return new BytesContent(bytes, sha256);
    }

    /** Returns the bytes, read-only. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public ByteArrayInputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
