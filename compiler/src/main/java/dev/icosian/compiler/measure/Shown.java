package dev.icosian.compiler.measure;

import dev.icosian.internal.ShortestDouble;
import java.math.BigDecimal;

/** Values in messages, which are one line. */
public final class Shown {
    private static final int LONGEST = 40;
    private static final double LARGEST_WHOLE = 1L << 53;

    private Shown() {}

    /** Returns a number, without a fraction where only whole numbers can be. */
    public static String number(double value, boolean integral) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
        return integral && whole ? Long.toString((long) value) : ShortestDouble.toString(value);
    }

    /** Returns a finite number as the decimal that its author wrote: 0.1, not the nearest binary fraction. */
    public static BigDecimal decimal(double value) {
        return new BigDecimal(ShortestDouble.toString(value));
    }

    /** Returns a text in quotes, cut if it is long, with what would break the line as escapes. */
    public static String text(String value) {
        StringBuilder shown = new StringBuilder("\"");
        int at = 0;
        while (at < value.length() && at < LONGEST) {
            int point = value.codePointAt(at);
            at += Character.charCount(point);
            if (point == '"' || point == '\\') {
                shown.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || isSurrogate(point)) {
                String hex = Integer.toHexString(point);
                shown.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                shown.appendCodePoint(point);
            }
        }
        return shown.append(at < value.length() ? "…\"" : "\"").toString();
    }

    /** Returns {@code 1 value} or {@code 3 values}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
