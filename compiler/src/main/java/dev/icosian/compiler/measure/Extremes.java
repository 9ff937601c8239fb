package dev.icosian.compiler.measure;

import java.math.BigDecimal;

/** Counts the numbers outside of bounds, and keeps the farthest as messages show them. For one value. */
public final class Extremes implements ElementVisitor {
    private final Bounds bounds;
    private final boolean integral;
    private long count;
    private long below;
    private long above;
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private String leastText = "";
    private String largestText = "";
    private String firstText = "";

    public Extremes(Bounds bounds, boolean integral) {
        this.bounds = bounds;
        this.integral = integral;
    }

    @Override
    public void number(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        count++;
        if (bounds.isBelow(value)) {
            below(value, Shown.number(value, integral));
        } else if (bounds.isAbove(value)) {
            above(value, Shown.number(value, integral));
        }
        if (count == 1) {
            firstText = Shown.number(value, integral);
        }
    }

    @Override
    public void exact(BigDecimal value) {
        count++;
        if (bounds.isBelow(value)) {
            below(value.doubleValue(), value.toString());
        } else if (bounds.isAbove(value)) {
            above(value.doubleValue(), value.toString());
        }
        if (count == 1) {
            firstText = value.toString();
        }
    }

    public long count() {
        return count;
    }

    public long below() {
        return below;
    }

    public long above() {
        return above;
    }

    /** Returns the least number below the bounds. */
    public String least() {
        return leastText;
    }

    /** Returns the largest number above the bounds. */
    public String largest() {
        return largestText;
    }

    /** Returns the first number of all. */
    public String first() {
        return firstText;
    }

    private void below(double value, String text) {
        if (below == 0 || value < least) {
            least = value;
            leastText = text;
        }
        below++;
    }

    private void above(double value, String text) {
        if (above == 0 || value > largest) {
            largest = value;
            largestText = text;
        }
        above++;
    }
}
