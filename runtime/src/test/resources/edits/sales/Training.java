package com.acme.sales;

import dev.icosian.DataflowModule;
import dev.icosian.Default;
import java.util.Random;

/** Fits the model. */
@DataflowModule
public final class Training {
    private static final Loss LOSS = new Loss.Squared();

    private Training() {}

    /** The best of some lines. */
    public static Model model(double[] smoothed, double[] orders, @Default("7") int seed) {
        Random random = new Random(seed);
        Model best = new Model(0, 0);
        for (int i = 0; i < 2000; i++) {
            Model next = Candidates.next(random);
            if (loss(next, smoothed, orders) < loss(best, smoothed, orders)) {
                best = next;
            }
        }
        return best;
    }

    private static double loss(Model model, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += LOSS.of(model.at(x[i]) - y[i]);
        }
        return sum;
    }

    /** Where lines come from. */
    static final class Candidates {
        private Candidates() {}

        static Model next(Random random) {
            return new Model(random.nextInt(400) / 10.0, random.nextInt(200) / 10.0);
        }
    }
}
