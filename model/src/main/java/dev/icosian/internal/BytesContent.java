package dev.icosian.internal;

import dev.icosian.Content;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content in memory. */
public final class BytesContent implements Content {
    private final byte[] bytes;
    private final String sha256;

    /** Copies the array. */
    public BytesContent(byte[] bytes) {
        this.bytes = bytes.clone();
        this.sha256 = Sha256.hex(this.bytes);
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
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
