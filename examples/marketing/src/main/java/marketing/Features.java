package marketing;

import dev.icosian.DataflowModule;
import dev.icosian.Parameterize;

/** What follows from the columns. */
@DataflowModule
public final class Features {
    private Features() {}

    /** Spend of a day on all channels. */
    public static double[] totalMarketingSpend(
            double[] facebookSpend,
            double[] twitterSpend,
            double[] tvSpend,
            double[] youtubeSpend,
            double[] radioSpend,
            double[] billboardsSpend) {
        return sum(facebookSpend, twitterSpend, tvSpend, youtubeSpend, radioSpend, billboardsSpend);
    }

    /** Who came on a day. */
    public static double[] totalSignups(double[] mensSignups, double[] womensSignups) {
        return sum(mensSignups, womensSignups);
    }

    /** Who went on a day. */
    public static double[] totalChurn(double[] mensChurn, double[] womensChurn) {
        return sum(mensChurn, womensChurn);
    }

    /** All customers up to a day. */
    public static double[] totalCustomers(double[] totalSignups, double[] totalChurn) {
        double[] customers = sum(totalSignups, totalChurn);
        for (int day = 1; day < customers.length; day++) {
            customers[day] += customers[day - 1];
        }
        return customers;
    }

    /** Cost of acquiring one signup. */
    public static double[] acquisitionCost(double[] totalMarketingSpend, double[] totalSignups) {
        double[] costs = new double[totalSignups.length];
        for (int day = 0; day < costs.length; day++) {
            costs[day] = totalMarketingSpend[day] / totalSignups[day];
        }
        return costs;
    }

    /** Mean spend on one channel in the last days; 0 as long as there are fewer. */
    @Parameterize(name = "facebookSpendSmoothed", from = "spend=facebookSpend", literal = "days=7")
    @Parameterize(name = "twitterSpendSmoothed", from = "spend=twitterSpend", literal = "days=7")
    @Parameterize(name = "tvSpendSmoothed", from = "spend=tvSpend", literal = "days=21")
    @Parameterize(name = "youtubeSpendSmoothed", from = "spend=twitterSpend", literal = "days=7")
    @Parameterize(name = "radioSpendSmoothed", from = "spend=radioSpend", literal = "days=21")
    @Parameterize(name = "billboardsSpendSmoothed", from = "spend=billboardsSpend", literal = "days=7")
    public static double[] spendSmoothed(double[] spend, int days) {
        double[] means = new double[spend.length];
        for (int last = days - 1; last < spend.length; last++) {
            double sum = 0;
            for (int day = last - days + 1; day <= last; day++) {
                sum += spend[day];
            }
            means[last] = sum / days;
        }
        return means;
    }

    private static double[] sum(double[]... columns) {
        double[] sums = columns[0].clone();
        for (int column = 1; column < columns.length; column++) {
            for (int day = 0; day < sums.length; day++) {
                sums[day] += columns[column][day];
            }
        }
        return sums;
    }
}
