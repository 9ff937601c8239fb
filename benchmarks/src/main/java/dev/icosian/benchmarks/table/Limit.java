package dev.icosian.benchmarks.table;

import java.util.Locale;

/**
 * What a figure must hold.
 *
 * @param kind how the figure is compared
 * @param value with what
 * @param unit put behind the number: {@code x}, {@code ms}
 */
public record Limit(Kind kind, double value, String unit) {
    /** How a figure is compared with its limit. */
    public enum Kind {
        /** The figure must not be smaller. */
        AT_LEAST,
        /** The figure must not be larger. */
        AT_MOST,
        /** The figure is only shown. */
        NONE
    }

    /** Returns a lower limit. */
    public static Limit atLeast(double value, String unit) {
        return new Limit(Kind.AT_LEAST, value, unit);
    }

    /** Returns an upper limit. */
    public static Limit atMost(double value, String unit) {
        return new Limit(Kind.AT_MOST, value, unit);
    }

    /** Returns none. */
    public static Limit none(String unit) {
        return new Limit(Kind.NONE, 0, unit);
    }

    /** Returns whether a figure holds it. */
    public boolean holds(double figure) {
        return switch (kind) {
            case AT_LEAST -> figure >= value;
            case AT_MOST -> figure <= value;
            case NONE -> true;
        };
    }

    /** Returns a figure with the unit. */
    public String shown(double figure) {
        return number(figure) + (unit.length() == 1 ? "" : " ") + unit;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AT_LEAST -> "at least " + shown(value);
            case AT_MOST -> "at most " + shown(value);
            case NONE -> "";
        };
    }

    private static String number(double figure) {
        String format = figure >= 100 ? "%.0f" : figure >= 10 ? "%.1f" : "%.2f";
        String text = String.format(Locale.ROOT, format, figure);
        return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
    }
}
