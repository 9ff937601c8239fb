package dev.icosian.runtime.internal.value;

import dev.icosian.internal.DigestInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that must have the expected size and digest at their end. Not thread safe. */
final class DigestingStream extends DigestInputStream {
    private static final int BUFFER = 1 << 16;

    private final long size;
    private final String sha256;
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
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (DamagedBytes e) {
            throw e;
        } catch (IOException e) {
            // A store that verifies on its own says so here, at the end of the bytes.
            if (count() == size) {
                verify(e);
            }
            throw e;
        }
    }

    @Override
    protected void atEnd() throws IOException {
        verify(null);
    }

    private void verify(@Nullable Throwable cause) throws DamagedBytes {
        if (verified) {
            return;
        }
        String found = sha256();
        if (count() != size || !found.equals(sha256)) {
            throw new DamagedBytes("expected sha256:" + sha256 + ", found sha256:" + found, false, cause);
        }
        verified = true;
    }
}
