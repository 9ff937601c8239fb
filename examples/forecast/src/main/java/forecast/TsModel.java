package forecast;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.icosian.Materializer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A linear model: intercept first, then one coefficient per feature. It has a format of its own, one number per line;
 * without one, a record is stored as JSON.
 */
public record TsModel(double[] coefficients) {
    /** Stores the coefficients as text, one per line, in hexadecimal: exact and equal on every JDK. */
    static final Materializer<TsModel> TEXT = Materializer.of(
            "ts-model",
            1,
            TsModel.class,
            "text/plain",
            (model, out) -> out.write(Arrays.stream(model.coefficients)
                    .mapToObj(Double::toHexString)
                    .collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(UTF_8)),
            in -> new TsModel(new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .mapToDouble(Double::parseDouble)
                    .toArray()));

    /** Returns the weighted least squares fit. */
    static TsModel fit(double[][] x, double[] y, double[] weights) {
        LeastSquares squares = new LeastSquares(x[0].length);
        for (int row = 0; row < x.length; row++) {
            squares.add(x[row], y[row], weights[row]);
        }
        return new TsModel(squares.solve());
    }

    /** Returns the forecast for one week. */
    double predict(double[] features) {
        double sum = coefficients[0];
        for (int column = 0; column < features.length; column++) {
            sum += coefficients[column + 1] * features[column];
        }
        return sum;
    }
}
