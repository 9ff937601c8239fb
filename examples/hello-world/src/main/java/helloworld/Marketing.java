package helloworld;

import dev.icosian.DataflowModule;

/** What signups cost, week by week. */
@DataflowModule
public final class Marketing {
    private static final int WEEKS = 3;

    private Marketing() {}

    /** Mean spend of a week and the two before it; NaN where there are no two before. */
    public static double[] avg3wkSpend(double[] spend) {
        double[] means = new double[spend.length];
        for (int week = 0; week < spend.length; week++) {
            means[week] = week < WEEKS - 1 ? Double.NaN : (spend[week - 2] + spend[week - 1] + spend[week]) / WEEKS;
        }
        return means;
    }

    /** Cost of acquiring one signup. */
    public static double[] spendPerSignup(double[] spend, double[] signups) {
        double[] costs = new double[spend.length];
        for (int week = 0; week < spend.length; week++) {
            costs[week] = spend[week] / signups[week];
        }
        return costs;
    }

    /** Mean spend. */
    public static double spendMean(double[] spend) {
        double sum = 0;
        for (double amount : spend) {
            sum += amount;
        }
        return sum / spend.length;
    }

    /** Spend around its mean. */
    public static double[] spendZeroMean(double[] spend, double spendMean) {
        double[] centred = new double[spend.length];
        for (int week = 0; week < spend.length; week++) {
            centred[week] = spend[week] - spendMean;
        }
        return centred;
    }

    /** Sample standard deviation of the spend (n − 1). */
    public static double spendStdDev(double[] spend) {
        double mean = spendMean(spend);
        double squares = 0;
        for (double amount : spend) {
            squares += (amount - mean) * (amount - mean);
        }
        return StrictMath.sqrt(squares / (spend.length - 1));
    }

    /** Spend with mean 0 and variance 1. */
    public static double[] spendZeroMeanUnitVariance(double[] spendZeroMean, double spendStdDev) {
        double[] scaled = new double[spendZeroMean.length];
        for (int week = 0; week < spendZeroMean.length; week++) {
            scaled[week] = spendZeroMean[week] / spendStdDev;
        }
        return scaled;
    }
}
