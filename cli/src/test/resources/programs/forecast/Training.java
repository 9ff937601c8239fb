package forecast;

import dev.icosian.*;
import java.util.Arrays;
import java.util.List;

@DataflowModule
public final class Training {
    public static double[][] trainX(int cutOff, List<String> features, Features.Columns dataSet) {
        return Loader.rows(dataSet, features, 0, cutOff);
    }

    public static double[] trainY(int cutOff, String targetName, Features.Columns dataSet) {
        return Arrays.copyOf(Loader.column(dataSet, targetName), cutOff);
    }

    public static TsModel tsModel(double[][] trainX, double[] trainY) {
        return TsModel.fit(trainX, trainY);
    }

    public static double[][] predictX(int cutOff, List<String> features, Features.Columns dataSet) {
        return Loader.rows(dataSet, features, cutOff, dataSet.signups().length);
    }

    @Check(min = 0, max = 10_000, nan = false)
    public static double[] forecast(TsModel tsModel, double[][] predictX) {
        return tsModel.predict(predictX);
    }
}
