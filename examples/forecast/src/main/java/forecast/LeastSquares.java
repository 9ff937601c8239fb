package forecast;

/**
 * Weighted least squares by the normal equations, solved with Gaussian elimination and partial pivoting. A fixed order
 * of operations gives equal bits on every machine.
 */
final class LeastSquares {
    private final int size;
    private final double[][] equations;

    LeastSquares(int features) {
        size = features + 1;
        equations = new double[size][size + 1];
    }

    void add(double[] features, double target, double weight) {
        for (int i = 0; i < size; i++) {
            double left = weight * (i == 0 ? 1 : features[i - 1]);
            equations[i][0] += left;
            for (int j = 1; j < size; j++) {
                equations[i][j] += left * features[j - 1];
            }
            equations[i][size] += left * target;
        }
    }

    double[] solve() {
        for (int column = 0; column < size; column++) {
            swap(column, pivot(column));
            for (int row = column + 1; row < size; row++) {
                double factor = equations[row][column] / equations[column][column];
                for (int j = column; j <= size; j++) {
                    equations[row][j] -= factor * equations[column][j];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double value = equations[row][size];
            for (int j = row + 1; j < size; j++) {
                value -= equations[row][j] * solution[j];
            }
            solution[row] = value / equations[row][row];
        }
        return solution;
    }

    private int pivot(int column) {
        int best = column;
        for (int row = column + 1; row < size; row++) {
            if (Math.abs(equations[row][column]) > Math.abs(equations[best][column])) {
                best = row;
            }
        }
        return best;
    }

    private void swap(int a, int b) {
        double[] row = equations[a];
        equations[a] = equations[b];
        equations[b] = row;
    }
}
