package forecast;

import dev.icosian.Check;
import dev.icosian.DataflowModule;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.NodeName;
import dev.icosian.Tag;
import dev.icosian.When;
import java.nio.file.Path;

/** From weekly figures to a data set: columns, holidays by region, rolling and shifted features. */
@DataflowModule
public final class Features {
    private static final int WEEKS = 3;

    private Features() {}

    /** Weekly figures, one array per column. Components are node names. */
    public record Actuals(
            int[] year, int[] week, double[] spend, double[] signups, double[] a, double[] b, double[] c) {}

    /** What happened, week by week. */
    @Extract
    @Tag({"source=actuals.csv", "pii=false", "currency=USD", "owner=team:data_engineering"})
    public static Actuals actuals(Path dataFile) {
        return ActualsFile.read(dataFile);
    }

    /** How much a week counts in the fit: half as much for each year that it is back. */
    @Check(min = 0, max = 1, nan = false)
    public static double[] weights(int[] week) {
        double[] weights = new double[week.length];
        for (int row = 0; row < week.length; row++) {
            weights[row] = StrictMath.pow(0.5, (week.length - 1 - row) / 52.0);
        }
        return weights;
    }

    /** 1 in weeks with a public holiday in England. */
    @NodeName("holidays")
    @When(key = "region", is = "UK")
    public static int[] holidaysUk(int[] week) {
        return Holidays.flags(week, Holidays.UK);
    }

    /** 1 in weeks with a federal holiday of the United States. */
    @NodeName("holidays")
    @When(key = "region", is = "US")
    public static int[] holidaysUs(int[] week) {
        return Holidays.flags(week, Holidays.US);
    }

    /** Mean spend of a week and the two before it; NaN where there are no two before. */
    public static double[] avg3wkSpend(double[] spend) {
        double[] means = new double[spend.length];
        for (int row = 0; row < spend.length; row++) {
            means[row] = row < WEEKS - 1 ? Double.NaN : (spend[row - 2] + spend[row - 1] + spend[row]) / WEEKS;
        }
        return means;
    }

    /** Cost of acquiring one signup. */
    public static double[] acquisitionCost(double[] spend, double[] signups) {
        double[] costs = new double[spend.length];
        for (int row = 0; row < spend.length; row++) {
            costs[row] = spend[row] / signups[row];
        }
        return costs;
    }

    /** Spend three weeks before; NaN in the first three weeks. */
    public static double[] spendShift3Weeks(double[] spend) {
        double[] shifted = new double[spend.length];
        for (int row = 0; row < spend.length; row++) {
            shifted[row] = row < WEEKS ? Double.NaN : spend[row - WEEKS];
        }
        return shifted;
    }

    /** Acquisition cost times the price index b. */
    public static double[] spendB(double[] acquisitionCost, double[] b) {
        double[] product = new double[b.length];
        for (int row = 0; row < b.length; row++) {
            product[row] = acquisitionCost[row] * b[row];
        }
        return product;
    }

    /** Data set for input to the model: one node per column. */
    public static DataSet dataSet(@From DataSet columns) {
        return columns;
    }
}
