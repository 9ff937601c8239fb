package absenteeism;

import dev.icosian.Check;
import dev.icosian.DataflowModule;
import dev.icosian.Default;
import dev.icosian.From;
import dev.icosian.When;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Hours of absence, by the mean of the nearest neighbours. */
@DataflowModule
@When(key = "task", is = "CONTINUOUS_REGRESSION")
public final class Regression {
    private Regression() {}

    /** What the model sees. Components are node names. */
    public record Inputs(int[] age, int[] son, int[] pet, int[] serviceTime, int[] distanceFromResidenceToWork) {}

    /** Names of the columns of the feature matrix. */
    public static List<String> featureNames() {
        return List.of("age", "son", "pet", "serviceTime", "distanceFromResidenceToWork");
    }

    /** One row per absence, one column per feature. */
    public static double[][] featureMatrix(@From Inputs inputs) {
        return Matrices.ofColumns(
                Columns.asDoubles(inputs.age()),
                Columns.asDoubles(inputs.son()),
                Columns.asDoubles(inputs.pet()),
                Columns.asDoubles(inputs.serviceTime()),
                Columns.asDoubles(inputs.distanceFromResidenceToWork()));
    }

    /** Hours of absence. */
    public static double[] target(int[] absenteeismTimeInHours) {
        return Columns.asDoubles(absenteeismTimeInHours);
    }

    /** Mean target of the nearest training rows; of equally near ones the earlier row wins. */
    public static double[] valPred(
            double[][] xTrain, double[] yTrain, double[][] xValidation, @Default("7") int neighbours) {
        double[] predictions = new double[xValidation.length];
        for (int row = 0; row < predictions.length; row++) {
            double[] distances = squaredDistances(xTrain, xValidation[row]);
            double[] nearest = IntStream.range(0, xTrain.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer train) -> distances[train])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(neighbours)
                    .mapToDouble(train -> yTrain[train])
                    .toArray();
            predictions[row] = Columns.mean(nearest);
        }
        return predictions;
    }

    /** Distance of target and prediction. */
    public static double[] absoluteErrors(double[] yValidation, double[] valPred) {
        double[] errors = new double[yValidation.length];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(yValidation[row] - valPred[row]);
        }
        return errors;
    }

    /** Root of the mean squared error. */
    public static double rmse(double[] yValidation, double[] valPred) {
        double squares = 0;
        for (int row = 0; row < yValidation.length; row++) {
            squares += (yValidation[row] - valPred[row]) * (yValidation[row] - valPred[row]);
        }
        return StrictMath.sqrt(squares / yValidation.length);
    }

    /** Mean absolute error in hours. */
    @Check(min = 0, max = 120)
    public static double valScore(double[] absoluteErrors) {
        return Columns.mean(absoluteErrors);
    }

    private static double[] squaredDistances(double[][] rows, double[] point) {
        double[] distances = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < point.length; column++) {
                double difference = rows[row][column] - point[column];
                distances[row] += difference * difference;
            }
        }
        return distances;
    }
}
