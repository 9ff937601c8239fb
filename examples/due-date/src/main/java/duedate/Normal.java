package duedate;

/**
 * The normal distribution function. {@code StrictMath} and a fixed order of operations give equal bits on every
 * machine; the relative error is below 1e-12.
 */
final class Normal {
    /** Below it the series loses no digits to cancellation that matter, above it the fraction converges fast. */
    private static final double SERIES_UP_TO = 2.3;

    private static final int FRACTION_TERMS = 400;

    private Normal() {}

    static double cumulative(double z) {
        return complementaryError(-z / StrictMath.sqrt(2)) / 2;
    }

    private static double complementaryError(double x) {
        if (x < 0) {
            return 2 - complementaryError(-x);
        }
        return x < SERIES_UP_TO ? 1 - errorSeries(x) : errorFraction(x);
    }

    /** {@code erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1))}: Abramowitz and Stegun 7.1.6. */
    private static double errorSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-18; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / StrictMath.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /** {@code erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + (3/2)/(x + …))))}: Abramowitz and Stegun 7.1.14. */
    private static double errorFraction(double x) {
        double fraction = x;
        for (int n = FRACTION_TERMS; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) / StrictMath.sqrt(Math.PI) / fraction;
    }
}
