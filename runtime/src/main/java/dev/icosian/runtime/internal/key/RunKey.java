package dev.icosian.runtime.internal.key;

import dev.icosian.internal.Sha256;
import dev.icosian.internal.StrictUtf8;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/**
 * The name of a run's folder. A target may name its runs as it likes; a folder must be a legal name on every disk, also
 * on those that do not tell upper from lower case, and two runs must never share one. Thread-safe.
 */
public final class RunKey {
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9_-]{0,79}");
    private static final Pattern DERIVED = Pattern.compile(".*-[0-9a-f]{16}");
    private static final int KEPT_CHARACTERS = 60;
    private static final int DIGEST_DIGITS = 16;

    private RunKey() {}

    /**
     * Returns the run id itself where it is a legal name, else a readable start of it and a digest. Throws
     * {@link IllegalArgumentException} if the id holds an unpaired surrogate.
     */
    public static String of(String runId) {
        if (LEGAL.matcher(runId).matches() && !DERIVED.matcher(runId).matches()) {
            return runId;
        }
        String start = readable(runId);
        if (start.isEmpty() || !isLetterOrDigit(start.charAt(0))) {
            start = "r" + start;
        }
        return start + "-" + Sha256.hex(utf8(runId)).substring(0, DIGEST_DIGITS);
    }

    private static String readable(String runId) {
        StringBuilder text = new StringBuilder(KEPT_CHARACTERS + 1);
        runId.codePoints().limit(KEPT_CHARACTERS).forEach(c -> {
            if (c >= 'A' && c <= 'Z') {
                text.append((char) (c - 'A' + 'a'));
                return;
            }
            boolean legal = c == '_' || c == '-' || (c < 0x80 && isLetterOrDigit((char) c));
            text.append(legal ? (char) c : '_');
        });
        return text.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static byte[] utf8(String runId) {
        try {
            return StrictUtf8.encode(runId);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the run id has an unpaired surrogate", e);
        }
    }
}
