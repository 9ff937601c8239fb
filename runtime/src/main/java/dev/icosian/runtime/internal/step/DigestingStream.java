package dev.icosian.runtime.internal.step;

import dev.icosian.internal.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Passes bytes on; at their end they must have the expected size and digest. Not thread safe. */
final class DigestingStream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final long size;
    private final String sha256;
    private final MessageDigest digest = Sha256.digest();
    private long count;
    private boolean verified;

    DigestingStream(InputStream bytes, long size, String sha256) {
        super(bytes);
        this.size = size;
        this.sha256 = sha256;
    }

    /** Reads what is left, so that everything is verified. */
    void drain() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (read(buffer, 0, buffer.length) >= 0) {
            // the digest is all that is wanted
        }
    }

    boolean isVerified() {
        return verified;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException e) {
            // A store that verifies on its own says so here, at the end of the bytes.
            if (count == size) {
                verify(e);
            }
            throw e;
        }
        if (read < 0) {
            verify(null);
            return read;
        }
        digest.update(buffer, offset, read);
        count += read;
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
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
    public boolean markSupported() {
        return false;
    }

    private void verify(@org.jspecify.annotations.Nullable Throwable cause) throws DamagedBytes {
        if (verified) {
            return;
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (count != size || !found.equals(sha256)) {
            throw new DamagedBytes("expected sha256:" + sha256 + ", found sha256:" + found, false, cause);
        }
        verified = true;
    }
}
