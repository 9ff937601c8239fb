package dev.icosian.materializers.internal.store;

import dev.icosian.internal.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Passes bytes on and throws at their end if their SHA-256 is not the expected one. Not thread safe. */
final class VerifyingInputStream extends FilterInputStream {
    private static final int SKIP_BUFFER = 8192;

    private final String key;
    private final String expected;
    private final MessageDigest digest = Sha256.digest();
    private @Nullable String actual;

    VerifyingInputStream(InputStream bytes, String key, String expected) {
        super(bytes);
        this.key = key;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count < 0) {
            verify();
            return count;
        }
        digest.update(buffer, offset, count);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(SKIP_BUFFER, Math.max(count, 0))];
        long done = 0;
        while (done < count) {
            int read = read(skipped, 0, (int) Math.min(skipped.length, count - done));
            if (read < 0) {
                return done;
            }
            done += read;
        }
        return done;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws IOException {
        if (actual == null) {
            actual = HexFormat.of().formatHex(digest.digest());
        }
        if (!expected.equals(actual)) {
            throw new IOException(key + " is damaged: the SHA-256 of its bytes is " + actual);
        }
    }
}
