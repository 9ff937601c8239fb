package absenteeism;

import dev.icosian.Column;
import dev.icosian.DataflowModule;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splitting the data and judging the predictions, whatever the task. */
@DataflowModule
public final class Evaluation {
    private Evaluation() {}

    /** Rows of employees in and out of training. */
    public record Split(double[][] xTrain, double[][] xValidation, double[] yTrain, double[] yValidation) {}

    /** One row of the validation data. */
    public record Prediction(
            @Column("y_validation") double yValidation,
            @Column("val_pred") double valPred) {}

    /** How good the model is. */
    public record ModelResults(
            Task task,
            double valScore,
            double tStatistic,
            double association,
            double bootstrapMean,
            double bootstrapStdDev) {}

    /** Which rows are for validation: those of the listed employees. */
    public static boolean[] validationMask(int[] id, List<Integer> validationUserIds) {
        boolean[] mask = new boolean[id.length];
        for (int row = 0; row < id.length; row++) {
            mask[row] = validationUserIds.contains(id[row]);
        }
        return mask;
    }

    /** Training and validation data, in row order. */
    @Extract
    public static Split split(double[][] featureMatrix, double[] target, boolean[] validationMask) {
        return new Split(
                Matrices.rowsWhere(featureMatrix, validationMask, false),
                Matrices.rowsWhere(featureMatrix, validationMask, true),
                Matrices.where(target, validationMask, false),
                Matrices.where(target, validationMask, true));
    }

    /**
     * Scores of guessing, drawn from the validation targets themselves. The generator is the 64-bit linear congruential
     * one with Knuth's MMIX constants; its upper 31 bits choose the row.
     */
    public static double[] bootstrapMetricSample(
            double[] yValidation, Task task, @Default("100") int bootstrapIter, @Default("42") long bootstrapSeed) {
        double[] sorted = yValidation.clone();
        Arrays.sort(sorted);
        double[] sample = new double[bootstrapIter];
        long state = bootstrapSeed;
        for (int iteration = 0; iteration < bootstrapIter; iteration++) {
            double score = 0;
            for (double actual : yValidation) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                double draw = sorted[(int) ((state >>> 33) % sorted.length)];
                if (task == Task.BINARY_CLASSIFICATION) {
                    score += draw == actual ? 1 : 0;
                } else {
                    score += Math.abs(draw - actual);
                }
            }
            sample[iteration] = score / yValidation.length;
        }
        return sample;
    }

    /** Mean score of guessing. */
    public static double bootstrapMean(double[] bootstrapMetricSample) {
        return Columns.mean(bootstrapMetricSample);
    }

    /** Sample standard deviation of the scores of guessing (n − 1). */
    public static double bootstrapStdDev(double[] bootstrapMetricSample, double bootstrapMean) {
        return StrictMath.sqrt(
                Columns.squaresAround(bootstrapMetricSample, bootstrapMean) / (bootstrapMetricSample.length - 1));
    }

    /** How far the model's score is from that of guessing, in standard errors. */
    public static double tStatistic(
            double bootstrapMean, double bootstrapStdDev, double valScore, double[] bootstrapMetricSample) {
        return (bootstrapMean - valScore) / (bootstrapStdDev / StrictMath.sqrt(bootstrapMetricSample.length));
    }

    /** Pearson correlation of target and prediction, in two passes. */
    public static double association(double[] yValidation, double[] valPred) {
        double meanActual = Columns.mean(yValidation);
        double meanPredicted = Columns.mean(valPred);
        double products = 0;
        for (int row = 0; row < yValidation.length; row++) {
            products += (yValidation[row] - meanActual) * (valPred[row] - meanPredicted);
        }
        return products
                / StrictMath.sqrt(
                        Columns.squaresAround(yValidation, meanActual) * Columns.squaresAround(valPred, meanPredicted));
    }

    /** Target and prediction side by side. */
    public static List<Prediction> valPredictionsTable(double[] yValidation, double[] valPred) {
        List<Prediction> table = new ArrayList<>();
        for (int row = 0; row < yValidation.length; row++) {
            table.add(new Prediction(yValidation[row], valPred[row]));
        }
        return table;
    }

    /** The record's components are the nodes: a result needs no body. */
    public static ModelResults modelResults(@From ModelResults parts) {
        return parts;
    }
}
