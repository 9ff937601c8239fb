package forecast;

import dev.icosian.Check;
import dev.icosian.DataflowModule;
import dev.icosian.Default;
import java.util.Arrays;
import java.util.List;

/** Fits the model, forecasts the weeks after the cut-off, and judges how far to trust it. */
@DataflowModule
public final class Training {
    private Training() {}

    /** Features of the weeks before the cut-off. */
    public static double[][] trainX(int cutOff, List<String> features, DataSet dataSet) {
        return rows(dataSet, features, DataSet.WARM_UP_WEEKS, cutOff);
    }

    /** The target in the weeks before the cut-off. */
    public static double[] trainY(int cutOff, String targetName, DataSet dataSet) {
        return Arrays.copyOfRange(dataSet.column(targetName), DataSet.WARM_UP_WEEKS, cutOff);
    }

    /** The model, fitted to the weeks before the cut-off. */
    public static TsModel tsModel(double[][] trainX, double[] trainY, double[] weights) {
        return TsModel.fit(
                trainX,
                trainY,
                Arrays.copyOfRange(weights, DataSet.WARM_UP_WEEKS, DataSet.WARM_UP_WEEKS + trainY.length));
    }

    /** Features of the weeks from the cut-off on. */
    public static double[][] predictX(int cutOff, List<String> features, DataSet dataSet) {
        return rows(dataSet, features, cutOff, dataSet.height());
    }

    /** Signups in the weeks from the cut-off on. */
    @Check(min = 0, max = 10_000, nan = false)
    public static double[] forecast(TsModel tsModel, double[][] predictX) {
        return Arrays.stream(predictX).mapToDouble(tsModel::predict).toArray();
    }

    /** How good forecasts made in earlier weeks were, with intervals from resampled fits. The slow part. */
    public static BackTest backTest(
            DataSet dataSet,
            List<String> features,
            String targetName,
            double[] weights,
            @Default("30000") int resamples) {
        return BackTest.run(
                rows(dataSet, features, DataSet.WARM_UP_WEEKS, dataSet.height()),
                Arrays.copyOfRange(dataSet.column(targetName), DataSet.WARM_UP_WEEKS, dataSet.height()),
                Arrays.copyOfRange(weights, DataSet.WARM_UP_WEEKS, dataSet.height()),
                resamples);
    }

    private static double[][] rows(DataSet dataSet, List<String> features, int from, int to) {
        double[][] rows = new double[to - from][features.size()];
        for (int column = 0; column < features.size(); column++) {
            double[] values = dataSet.column(features.get(column));
            for (int row = from; row < to; row++) {
                rows[row - from][column] = values[row];
            }
        }
        return rows;
    }
}
