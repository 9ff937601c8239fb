package com.acme.sales;

import dev.icosian.Check;
import dev.icosian.DataflowModule;
import dev.icosian.Tag;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What the model sees. */
@DataflowModule
public final class Features {
    static final int WINDOW = 2;
    static final double[] WEIGHTS = {0.5, 0.25};
    static final double LIMIT;
    static double floor = -100;
    static final double[] UNUSED = {1, 2};

    static {
        double limit = 1;
        for (int i = 0; i < 3; i++) {
            limit *= 10;
        }
        LIMIT = limit;
    }

    private Features() {}

    /** Visits in units of their deviation. */
    @Tag("owner=growth")
    public static double[] scaled(double[] visits) {
        double[] scores = zscore(visits);
        return Arrays.stream(scores).map(score -> Math.min(LIMIT, Math.max(floor, score))).toArray();
    }

    /** Weighted means of a day and the one before it. */
    @Check(min = -10, max = 10)
    public static double[] smoothed(double[] scaled, double damping) {
        double[] means = new double[scaled.length];
        for (int i = 0; i < scaled.length; i++) {
            double sum = 0;
            for (int back = 0; back < WINDOW && back <= i; back++) {
                sum += WEIGHTS[back] * scaled[i - back];
            }
            means[i] = sum * damping;
        }
        return means;
    }

    private static double[] zscore(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        DoubleUnaryOperator square = value -> (value - mean) * (value - mean);
        double deviation = Math.sqrt(Arrays.stream(values).map(square).sum() / values.length);
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }

    /** Mentioned by nothing. */
    static double unused(double value) {
        return value + 1;
    }
}
