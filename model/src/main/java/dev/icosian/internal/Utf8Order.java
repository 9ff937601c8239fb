package dev.icosian.internal;

import java.util.Comparator;

/**
 * Orders strings as their UTF-8 bytes, which is the order of code points. {@link String#compareTo} differs from it
 * where surrogate pairs meet characters from U+E000 on.
 */
public enum Utf8Order implements Comparator<String> {
    /** The only instance; thread-safe. */
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return left.length() - right.length();
    }

    /** Moves the surrogates, which stand for code points above U+FFFF, behind all other characters. */
    private static int rank(char c) {
        if (c < Character.MIN_SURROGATE) {
            return c;
        }
        return Character.isSurrogate(c) ? c + 0x2000 : c - 0x800;
    }
}
