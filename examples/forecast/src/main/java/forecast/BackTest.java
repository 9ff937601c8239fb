package forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A back-test: in every week after the first two years, the model is fitted to the weeks before and asked for the next
 * one, and its interval comes from fits to resampled weeks (the bootstrap of pairs).
 *
 * @param origins number of forecasts that were judged
 * @param meanAbsoluteError in signups
 * @param meanAbsolutePercentageError as a share of the actual signups
 * @param coverage share of the actual values within the interval that should hold 90 %
 */
public record BackTest(int origins, double meanAbsoluteError, double meanAbsolutePercentageError, double coverage) {
    private static final int FIRST_ORIGIN = 104;
    private static final long SEED = 42;

    static BackTest run(double[][] x, double[] y, double[] weights, int resamples) {
        int origins = x.length - FIRST_ORIGIN;
        double absolute = 0;
        double percentage = 0;
        int covered = 0;
        for (int origin = FIRST_ORIGIN; origin < x.length; origin++) {
            double forecast = TsModel.fit(
                            Arrays.copyOf(x, origin), Arrays.copyOf(y, origin), Arrays.copyOf(weights, origin))
                    .predict(x[origin]);
            double error = Math.abs(forecast - y[origin]);
            absolute += error;
            percentage += error / y[origin];
            double[] draws = draws(x, y, weights, origin, resamples);
            double low = draws[(int) (resamples * 0.05)];
            double high = draws[(int) (resamples * 0.95)];
            covered += y[origin] >= low && y[origin] <= high ? 1 : 0;
        }
        return new BackTest(origins, absolute / origins, percentage / origins, (double) covered / origins);
    }

    /** Possible values of one week, sorted: a resampled fit's forecast plus one of its own residuals. */
    private static double[] draws(double[][] x, double[] y, double[] weights, int origin, int resamples) {
        SplittableRandom random = new SplittableRandom(SEED + origin);
        double[] draws = new double[resamples];
        for (int draw = 0; draw < resamples; draw++) {
            LeastSquares squares = new LeastSquares(x[0].length);
            for (int n = 0; n < origin; n++) {
                int row = random.nextInt(origin);
                squares.add(x[row], y[row], weights[row]);
            }
            TsModel model = new TsModel(squares.solve());
            int residual = random.nextInt(origin);
            draws[draw] = model.predict(x[origin]) + y[residual] - model.predict(x[residual]);
        }
        Arrays.sort(draws);
        return draws;
    }
}
