package dev.icosian.benchmarks.process;

import java.util.List;
import java.util.Locale;

/** The middle of what was measured: a slow or a lucky one does not move it. */
public final class Medians {
    private Medians() {}

    /** Returns the median; NaN of nothing. */
    public static double of(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Returns a time as a text. */
    static String milliseconds(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f ms" : "%.2f ms", value);
    }
}
