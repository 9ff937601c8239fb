package dev.icosian.materializers.internal.store;

import dev.icosian.internal.DigestInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Throws at the end of the bytes if their SHA-256 is not the expected one. Not thread safe. */
public final class VerifyingInputStream extends DigestInputStream {
    private final String key;
    private final String expected;
    private @Nullable String actual;

    /**
     * Makes the stream; closing it closes that of the bytes.
     *
     * @param key names the bytes in the message
     * @param expected the SHA-256 that they must have
     */
    public VerifyingInputStream(InputStream bytes, String key, String expected) {
        super(bytes);
        this.key = key;
        this.expected = expected;
    }

    @Override
    protected void atEnd() throws IOException {
        if (actual == null) {
            actual = sha256();
        }
        if (!expected.equals(actual)) {
            throw new IOException(key + " is damaged: the SHA-256 of its bytes is " + actual);
        }
    }
}
