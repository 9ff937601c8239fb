package dev.icosian.airflow.program;

import dev.icosian.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes of the test programs. */
public final class Functions {
    /** Whose orders count. */
    public enum Region {
        /** All. */
        WORLD,
        /** Some. */
        EU
    }

    /** A range. */
    public record Range(int low, int high) {}

    private Functions() {}

    @Tag({"owner=growth", "pii=true"})
    public static double[] orders(LocalDate day, int top, Region region) {
        return new double[] {day.getDayOfMonth(), top, region.name().length()};
    }

    public static double[] cleaned(double[] orders, double limit, List<String> names) {
        return orders;
    }

    public static double[] features(double[] orders, Map<String, Long> weights, Range range) {
        return orders;
    }

    public static double revenue(double[] cleaned, double[] features, @Nullable Instant since, boolean strict) {
        return cleaned.length + features.length;
    }

    public static String report(double revenue, String title) {
        return title + revenue;
    }
}
