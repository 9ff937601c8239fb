package com.acme.sales;

import dev.icosian.DataflowModule;

/** Judges the model. */
@DataflowModule
public final class Judging {
    private Judging() {}

    /** What it gets wrong. */
    public record Metrics(double loss, long days) {}

    /** The loss of the model. */
    public static Metrics metrics(Model model, double[] smoothed, double[] orders) {
        double[] differences = new double[orders.length];
        for (int i = 0; i < orders.length; i++) {
            differences[i] = model.at(smoothed[i]) - orders[i];
        }
        return new Metrics(new Loss.Absolute().total(differences), differences.length);
    }
}
