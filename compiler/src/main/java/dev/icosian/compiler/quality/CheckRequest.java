package dev.icosian.compiler.quality;

import dev.icosian.Importance;
import dev.icosian.NodeCheck;
import dev.icosian.compiler.measure.Bounds;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one {@code @Check} asks for: its members. */
record CheckRequest(
        double min,
        double max,
        List<Double> oneOf,
        List<String> oneOfText,
        boolean nan,
        boolean nulls,
        double maxNanFraction,
        boolean notEmpty,
        String matches,
        double meanMin,
        double meanMax,
        double maxStdDev,
        List<Class<? extends NodeCheck<?>>> by,
        Importance importance) {

    /** Reads the arguments, which have the types of the annotation's members. */
    @SuppressWarnings("unchecked") // as the annotation declares them
    static CheckRequest of(Map<String, Object> args) {
        return new CheckRequest(
                (Double) member(args, "min"),
                (Double) member(args, "max"),
                (List<Double>) member(args, "oneOf"),
                (List<String>) member(args, "oneOfText"),
                (Boolean) member(args, "nan"),
                (Boolean) member(args, "nulls"),
                (Double) member(args, "maxNanFraction"),
                (Boolean) member(args, "notEmpty"),
                (String) member(args, "matches"),
                (Double) member(args, "meanMin"),
                (Double) member(args, "meanMax"),
                (Double) member(args, "maxStdDev"),
                (List<Class<? extends NodeCheck<?>>>) member(args, "by"),
                (Importance) member(args, "importance"));
    }

    private static Object member(Map<String, Object> args, String name) {
        return Objects.requireNonNull(args.get(name), name);
    }

    boolean hasMin() {
        return min != Double.NEGATIVE_INFINITY;
    }

    boolean hasMax() {
        return max != Double.POSITIVE_INFINITY;
    }

    boolean hasMeanMin() {
        return meanMin != Double.NEGATIVE_INFINITY;
    }

    boolean hasMeanMax() {
        return meanMax != Double.POSITIVE_INFINITY;
    }

    boolean hasMaxStdDev() {
        return maxStdDev != Double.POSITIVE_INFINITY;
    }

    /** Returns whether NaN is limited at all. */
    boolean limitsNan() {
        return !nan || maxNanFraction != 1;
    }

    Bounds range() {
        return new Bounds(min, max);
    }

    Bounds mean() {
        return new Bounds(meanMin, meanMax);
    }
}
