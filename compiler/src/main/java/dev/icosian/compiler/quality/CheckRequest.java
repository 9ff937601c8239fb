package dev.icosian.compiler.quality;

import dev.icosian.Importance;
import dev.icosian.NodeCheck;
import java.util.List;
import java.util.Map;

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
                (Double) args.get("min"),
                (Double) args.get("max"),
                (List<Double>) args.get("oneOf"),
                (List<String>) args.get("oneOfText"),
                (Boolean) args.get("nan"),
                (Boolean) args.get("nulls"),
                (Double) args.get("maxNanFraction"),
                (Boolean) args.get("notEmpty"),
                (String) args.get("matches"),
                (Double) args.get("meanMin"),
                (Double) args.get("meanMax"),
                (Double) args.get("maxStdDev"),
                (List<Class<? extends NodeCheck<?>>>) args.get("by"),
                (Importance) args.get("importance"));
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
