package forecast;

import java.util.Arrays;

/** What the model sees, one array per column. Components are node names. */
public record DataSet(
        double[] signups, double[] spendB, double[] spendShift3Weeks, double[] avg3wkSpend, int[] holidays) {
    /** Rows that have no value for features that look back. */
    static final int WARM_UP_WEEKS = 3;

    /** Returns a column as numbers. */
    double[] column(String name) {
        return switch (name) {
            case "signups" -> signups;
            case "spendB" -> spendB;
            case "spendShift3Weeks" -> spendShift3Weeks;
            case "avg3wkSpend" -> avg3wkSpend;
            case "holidays" -> Arrays.stream(holidays).asDoubleStream().toArray();
            default ->
                throw new IllegalArgumentException("there is no column '" + name
                        + "'; the data set has signups, spendB, spendShift3Weeks, avg3wkSpend and holidays");
        };
    }

    /** Returns the number of rows. */
    int height() {
        return signups.length;
    }
}
