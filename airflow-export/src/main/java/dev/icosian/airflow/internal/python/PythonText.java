package dev.icosian.airflow.internal.python;

import java.util.Locale;

/** Writes texts as Python literals, from which nothing can break out. */
public final class PythonText {
    /**
     * What stands as it is beside printable ASCII: letters and punctuation of left-to-right scripts. A list of our own,
     * since what a JDK calls a letter depends on its version.
     */
    private static final int[][] PLAIN = {
        {0x00A1, 0x00AC},
        {0x00AE, 0x024F},
        {0x0391, 0x03CE},
        {0x0400, 0x045F},
        {0x2013, 0x2014},
        {0x2018, 0x201A},
        {0x201C, 0x201E},
        {0x2026, 0x2026},
        {0x20AC, 0x20AC},
        {0x2190, 0x2193},
        {0x3041, 0x3096},
        {0x30A1, 0x30FA},
        {0x4E00, 0x9FA5},
        {0xAC00, 0xD7A3},
    };

    private PythonText() {}

    /**
     * Returns a literal of one line: in double quotes, or in single ones where that saves escapes. An unpaired surrogate
     * stays one, as Python allows.
     */
    public static String literal(String text) {
        char quote = count(text, '"') > count(text, '\'') ? '\'' : '"';
        StringBuilder literal = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(point -> append(point, quote, literal));
        return literal.append(quote).toString();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static void append(int point, char quote, StringBuilder literal) {
        switch (point) {
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            case '\\' -> literal.append("\\\\");
            default -> {
                if (point == quote) {
                    literal.append('\\').append(quote);
                } else if (isPlain(point)) {
                    literal.appendCodePoint(point);
                } else {
                    literal.append(escape(point));
                }
            }
        }
    }

    private static boolean isPlain(int point) {
        if (point >= 0x20 && point < 0x7f) {
            return true;
        }
        for (int[] range : PLAIN) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }

    private static String escape(int point) {
        if (point <= 0xff) {
            return String.format(Locale.ROOT, "\\x%02x", point);
        }
        return String.format(Locale.ROOT, point <= 0xffff ? "\\u%04x" : "\\U%08x", point);
    }
}
