package absenteeism;

import dev.icosian.Check;
import dev.icosian.DataflowModule;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.Parameterize;
import dev.icosian.When;
import java.util.List;

/** Long absence or not, by logistic regression. One condition serves all nodes of the class. */
@DataflowModule
@When(key = "task", is = "BINARY_CLASSIFICATION")
public final class Classification {
    private static final int LONG_ABSENCE_HOURS = 4;
    private static final double EVEN_ODDS = 0.5;

    private Classification() {}

    /** What the model sees. Components are node names. */
    public record Inputs(
            double[] ageZeroMeanUnitVariance, int[] hasChildren, int[] hasPet, int[] isSummer, int[] serviceTime) {}

    /** Mean and population standard deviation per column. */
    public record Standardizer(double[] trainMeans, double[] trainStdDevs) {}

    /** Counts of right and wrong predictions. */
    public record Confusion(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {}

    /** Names of the columns of the feature matrix. */
    public static List<String> featureNames() {
        return List.of("ageZeroMeanUnitVariance", "hasChildren", "hasPet", "isSummer", "serviceTime");
    }

    /** One row per absence, one column per feature. */
    public static double[][] featureMatrix(@From Inputs inputs) {
        return Matrices.ofColumns(
                inputs.ageZeroMeanUnitVariance(),
                Columns.asDoubles(inputs.hasChildren()),
                Columns.asDoubles(inputs.hasPet()),
                Columns.asDoubles(inputs.isSummer()),
                Columns.asDoubles(inputs.serviceTime()));
    }

    /** 1 for a long absence. */
    public static double[] target(int[] absenteeismTimeInHours) {
        return Columns.map(absenteeismTimeInHours, hours -> hours >= LONG_ABSENCE_HOURS ? 1 : 0);
    }

    /** What makes the training data's columns comparable. */
    @Extract
    public static Standardizer standardizer(double[][] xTrain) {
        int columns = xTrain[0].length;
        double[] means = new double[columns];
        double[] stdDevs = new double[columns];
        for (int column = 0; column < columns; column++) {
            double[] values = Matrices.column(xTrain, column);
            means[column] = Columns.mean(values);
            stdDevs[column] = StrictMath.sqrt(Columns.squaresAround(values, means[column]) / values.length);
        }
        return new Standardizer(means, stdDevs);
    }

    /** A matrix with the training data's mean and deviation taken out. */
    @Parameterize(name = "xTrainScaled", from = "matrix=xTrain")
    @Parameterize(name = "xValidationScaled", from = "matrix=xValidation")
    public static double[][] scaled(double[][] matrix, double[] trainMeans, double[] trainStdDevs) {
        double[][] scaled = new double[matrix.length][trainMeans.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < trainMeans.length; column++) {
                scaled[row][column] = (matrix[row][column] - trainMeans[column]) / trainStdDevs[column];
            }
        }
        return scaled;
    }

    /** Intercept and weights after gradient descent from zero. */
    public static double[] modelWeights(
            double[][] xTrainScaled,
            double[] yTrain,
            @Default("200") int iterations,
            @Default("0.5") double learningRate) {
        double[] weights = new double[xTrainScaled[0].length + 1];
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[] gradient = new double[weights.length];
            for (int row = 0; row < xTrainScaled.length; row++) {
                double error = probability(xTrainScaled[row], weights) - yTrain[row];
                gradient[0] += error;
                for (int column = 1; column < weights.length; column++) {
                    gradient[column] += error * xTrainScaled[row][column - 1];
                }
            }
            for (int column = 0; column < weights.length; column++) {
                weights[column] = weights[column] - learningRate * (gradient[column] / xTrainScaled.length);
            }
        }
        return weights;
    }

    /** Probability of a long absence, per validation row. */
    public static double[] valProbability(double[][] xValidationScaled, double[] modelWeights) {
        double[] probabilities = new double[xValidationScaled.length];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = probability(xValidationScaled[row], modelWeights);
        }
        return probabilities;
    }

    /** 1 where a long absence is at least as likely as not. */
    public static double[] valPred(double[] valProbability) {
        return Columns.map(valProbability, probability -> probability >= EVEN_ODDS ? 1 : 0);
    }

    /** Right and wrong predictions. */
    @Extract
    public static Confusion confusionMatrix(double[] yValidation, double[] valPred) {
        int[][] counts = new int[2][2];
        for (int row = 0; row < yValidation.length; row++) {
            counts[(int) yValidation[row]][(int) valPred[row]]++;
        }
        return new Confusion(counts[1][1], counts[0][1], counts[0][0], counts[1][0]);
    }

    /** Share of predicted absences that are real. */
    public static double precision(int truePositives, int falsePositives) {
        return (double) truePositives / (truePositives + falsePositives);
    }

    /** Share of real absences that are predicted. */
    public static double recall(int truePositives, int falseNegatives) {
        return (double) truePositives / (truePositives + falseNegatives);
    }

    /** Harmonic mean of precision and recall. */
    public static double f1Score(double precision, double recall) {
        return 2 * precision * recall / (precision + recall);
    }

    /** Mean negative log likelihood. */
    public static double logLoss(double[] yValidation, double[] valProbability) {
        double loss = 0;
        for (int row = 0; row < yValidation.length; row++) {
            loss -= StrictMath.log(yValidation[row] == 1 ? valProbability[row] : 1 - valProbability[row]);
        }
        return loss / yValidation.length;
    }

    /** Share of right predictions. */
    @Check(min = 0, max = 1)
    public static double valScore(int truePositives, int trueNegatives, double[] yValidation) {
        return (double) (truePositives + trueNegatives) / yValidation.length;
    }

    private static double probability(double[] row, double[] weights) {
        double sum = weights[0];
        for (int column = 1; column < weights.length; column++) {
            sum += weights[column] * row[column - 1];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }
}
