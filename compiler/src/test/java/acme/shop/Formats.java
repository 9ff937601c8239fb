package acme.shop;

import dev.icosian.Materializer;

/** Materializers of the user's own. */
public final class Formats {
    private Formats() {}

    /** Returns one made of lambdas. */
    public static Materializer<Double> number() {
        return Materializer.of(
                "number", 1, Double.class, "text/plain", (value, out) -> out.write((int) Rounding.round(value)), in ->
                        (double) in.read());
    }
}
