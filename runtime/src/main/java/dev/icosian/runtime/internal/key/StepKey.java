package dev.icosian.runtime.internal.key;

import dev.icosian.internal.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identity of a step's result: the digest of everything that the result depends on. Thread-safe. */
public final class StepKey {
    /** The number of this way to make keys, as manifests state it. */
    public static final int SCHEME = 1;

    private static final byte[] PREFIX = ("icosian/step-key/" + SCHEME + "\n").getBytes(StandardCharsets.US_ASCII);

    private StepKey() {}

    /**
     * Returns the key of a record, 64 lower-case hexadecimal digits. Throws {@link IllegalArgumentException} for what
     * {@link KeyEncoder} cannot encode.
     */
    public static String hex(Map<String, ? extends @Nullable Object> record) {
        MessageDigest digest = Sha256.digest();
        digest.update(PREFIX);
        try (OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            KeyEncoder.encode(record, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
