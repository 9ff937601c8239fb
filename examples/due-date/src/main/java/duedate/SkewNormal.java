package duedate;

/**
 * The skew normal distribution: {@code 2/scale · φ(z) · Φ(shape · z)} with {@code z = (x − location)/scale} (Azzalini,
 * <i>A class of distributions which includes the normal ones</i>, 1985).
 */
public record SkewNormal(double shape, double location, double scale) {
    /** Returns the density at a point. */
    public double density(double x) {
        double z = (x - location) / scale;
        double phi = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
        return 2 / scale * phi * Normal.cumulative(shape * z);
    }
}
