package com.acme.sales;

import dev.icosian.DataflowModule;

/** For people. */
@DataflowModule
public final class Reporting {
    private Reporting() {}

    /** All in one line. */
    public static String report(Judging.Metrics metrics, double weight, String title) {
        return heading(title) + ": loss " + Math.round(metrics.loss()) + " on " + metrics.days() + " days, weight "
                + Math.round(weight);
    }

    private static String heading(String title) {
        return switch (title) {
            case "short" -> "S";
            case "long" -> "Sales of all days";
            default -> title;
        };
    }
}
