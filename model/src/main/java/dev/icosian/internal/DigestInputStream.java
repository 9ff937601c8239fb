package dev.icosian.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Passes bytes on and takes their digest, also of those that are skipped. Not thread safe. */
public abstract class DigestInputStream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = Sha256.digest();
    private long count;

    /** Makes the stream; closing it closes that of the bytes. */
    protected DigestInputStream(InputStream bytes) {
        super(bytes);
    }

    /** Called each time that the end is met. */
    protected abstract void atEnd() throws IOException;

    /** Returns how many bytes were passed on. */
    protected final long count() {
        return count;
    }

    /** Returns the SHA-256 of the bytes passed on, in hexadecimal digits; begins anew. */
    protected final String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            atEnd();
            return read;
        }
        digest.update(buffer, offset, read);
        count += read;
        return read;
    }

    @Override
    public final long skip(long wanted) throws IOException {
        byte[] skipped = new byte[(int) Math.min(BUFFER, Math.max(wanted, 0))];
        long done = 0;
        while (done < wanted) {
            int read = read(skipped, 0, (int) Math.min(skipped.length, wanted - done));
            if (read < 0) {
                return done;
            }
            done += read;
        }
        return done;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
