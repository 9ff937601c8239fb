package dev.icosian.compiler.measure;

import java.math.BigDecimal;

/** Two inclusive bounds, of which one or both may be infinite. */
public record Bounds(double min, double max) {
    public boolean isBelow(double value) {
        return value < min;
    }

    public boolean isAbove(double value) {
        return value > max;
    }

    public boolean isBelow(BigDecimal value) {
        return min == Double.POSITIVE_INFINITY || (Double.isFinite(min) && value.compareTo(Shown.decimal(min)) < 0);
    }

    public boolean isAbove(BigDecimal value) {
        return max == Double.NEGATIVE_INFINITY || (Double.isFinite(max) && value.compareTo(Shown.decimal(max)) > 0);
    }

    /** Returns {@code between 0.0 and 1.0}, {@code at least 0.0} or {@code at most 1.0}. */
    public String text(boolean integral) {
        if (max == Double.POSITIVE_INFINITY) {
            return "at least " + Shown.number(min, integral);
        }
        if (min == Double.NEGATIVE_INFINITY) {
            return "at most " + Shown.number(max, integral);
        }
        return "between " + Shown.number(min, integral) + " and " + Shown.number(max, integral);
    }
}
