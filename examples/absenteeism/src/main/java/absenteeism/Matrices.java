package absenteeism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arithmetic on rows of numbers; package-private, so never nodes. */
final class Matrices {
    private Matrices() {}

    static double[][] ofColumns(double[]... columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                rows[row][column] = columns[column][row];
            }
        }
        return rows;
    }

    static double[][] rowsWhere(double[][] matrix, boolean[] mask, boolean wanted) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < matrix.length; row++) {
            if (mask[row] == wanted) {
                rows.add(matrix[row]);
            }
        }
        return rows.toArray(double[][]::new);
    }

    static double[] where(double[] values, boolean[] mask, boolean wanted) {
        int count = 0;
        double[] kept = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            if (mask[row] == wanted) {
                kept[count++] = values[row];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    static double[] column(double[][] matrix, int column) {
        double[] values = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            values[row] = matrix[row][column];
        }
        return values;
    }
}
