package absenteeism;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/** Arithmetic on columns; package-private, so never nodes. Sums go from left to right: equal bits everywhere. */
final class Columns {
    private Columns() {}

    static double[] asDoubles(int[] values) {
        return map(values, value -> value);
    }

    static double[] map(int[] values, DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            mapped[row] = function.applyAsDouble(values[row]);
        }
        return mapped;
    }

    static double[] map(double[] values, DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            mapped[row] = function.applyAsDouble(values[row]);
        }
        return mapped;
    }

    static int[] where(int[] values, IntPredicate condition) {
        int[] ones = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            ones[row] = condition.test(values[row]) ? 1 : 0;
        }
        return ones;
    }

    static boolean[] is(int[] values, int wanted) {
        boolean[] equal = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            equal[row] = values[row] == wanted;
        }
        return equal;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    static double sampleStdDev(double[] values) {
        return StrictMath.sqrt(squaresAround(values, mean(values)) / (values.length - 1));
    }

    static double squaresAround(double[] values, double centre) {
        double squares = 0;
        for (double value : values) {
            squares += (value - centre) * (value - centre);
        }
        return squares;
    }
}
