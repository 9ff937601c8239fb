package dev.icosian.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 that never replaces anything: what the JDK's convenience methods would turn into a question mark is refused,
 * since two different texts must never become the same bytes. Thread-safe.
 */
public final class StrictUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    /** Returns the bytes of a text. Throws {@link CharacterCodingException} if it holds an unpaired surrogate. */
    public static byte[] encode(String text) throws CharacterCodingException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
    }

    /** Returns the text of bytes. Throws {@link CharacterCodingException} if they are not well-formed UTF-8. */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        // Fast, and right unless it put in this character.
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Returns the index of the first unpaired surrogate, -1 if there is none. */
    public static int unpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            // Most texts have none.
            if (text.charAt(i) < Character.MIN_SURROGATE) {
                continue;
            }
            boolean highOfPair = i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            boolean lowOfPair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            char c = text.charAt(i);
            if ((Character.isHighSurrogate(c) && !highOfPair) || (Character.isLowSurrogate(c) && !lowOfPair)) {
                return i;
            }
        }
        return -1;
    }
}
