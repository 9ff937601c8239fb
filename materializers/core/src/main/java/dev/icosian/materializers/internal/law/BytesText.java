package dev.icosian.materializers.internal.law;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Says where two sequences of bytes differ. */
final class BytesText {
    private BytesText() {}

    /** Returns the first differing byte in words; null if there is none. */
    static @Nullable String difference(byte[] expected, byte[] actual) {
        int at = Arrays.mismatch(expected, actual);
        if (at < 0) {
            return null;
        }
        return "byte " + at + " is " + at(expected, at) + " first and " + at(actual, at) + " then; " + expected.length
                + " and " + actual.length + " bytes";
    }

    private static String at(byte[] bytes, int index) {
        if (index >= bytes.length) {
            return "missing";
        }
        byte value = bytes[index];
        String hex = "0x" + HexFormat.of().toHexDigits(value);
        return value > ' ' && value <= '~' ? hex + " '" + (char) value + "'" : hex;
    }
}
