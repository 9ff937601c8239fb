package forecast;

import dev.icosian.*;
import java.time.LocalDate;

/** Extract, transform, data set, model, forecast. */
@DataflowModule
public final class Features {
    /** Columns of a table: names and types, said once. */
    public record Actuals(int[] year, int[] week, double[] spend, double[] signups, double[] b) {}

    /** What the model sees. Components are node names. */
    public record Columns(
            double[] spendB, double[] spendShift3Weeks, double[] avg3wkSpend, int[] holidays, double[] signups) {}

    @Extract
    @Tag({"source=db.table", "pii=false", "currency=USD", "owner=team:data_engineering"})
    public static Actuals actuals(LocalDate from, LocalDate to) {
        return Loader.actuals(from, to);
    }

    @Check(nan = false)
    public static double[] weights() {
        return Loader.weights();
    }

    @NodeName("holidays")
    @When(key = "region", is = "UK")
    public static int[] holidaysUk(int[] year, int[] week) {
        return Loader.holidays("UK", year, week);
    }

    @NodeName("holidays")
    @When(key = "region", is = "US")
    public static int[] holidaysUs(int[] year, int[] week) {
        return Loader.holidays("US", year, week);
    }

    public static double[] avg3wkSpend(double[] spend) {
        return Loader.each(spend.length, i -> i < 2 ? Double.NaN : (spend[i - 2] + spend[i - 1] + spend[i]) / 3);
    }

    public static double[] acquisitionCost(double[] spend, double[] signups) {
        return Loader.each(spend.length, i -> spend[i] / signups[i]);
    }

    public static double[] spendShift3Weeks(double[] spend) {
        return Loader.each(spend.length, i -> i < 3 ? Double.NaN : spend[i - 3]);
    }

    public static double[] spendB(double[] acquisitionCost, double[] b) {
        return Loader.each(b.length, i -> acquisitionCost[i] * b[i]);
    }

    /** Data set for input to the model. */
    public static Columns dataSet(@From Columns columns) {
        return columns;
    }
}
