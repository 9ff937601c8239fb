package dev.icosian.internal;

import java.util.Comparator;
import java.util.function.Function;

/**
 * Orders strings as their UTF-8 bytes, which is the order of code points. {@link String#compareTo} differs from it
 * where surrogate pairs meet characters from U+E000 on.
 */
public enum Utf8Order implements Comparator<String> {
    /** The only instance; thread-safe. */
    INSTANCE;

    /**
     * Orders by a text. As {@link Comparator#comparing(Function, Comparator)}, whose lambda is serializable: no archive of
     * classes holds such, and to make one takes a process milliseconds.
     */
    public static <T> Comparator<T> by(Function<? super T, String> text) {
        return (left, right) -> INSTANCE.compare(text.apply(left), text.apply(right));
    }

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
