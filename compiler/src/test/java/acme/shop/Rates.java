package acme.shop;

import dev.icosian.DataflowModule;
import dev.icosian.Parameterize;

/** A module in which two nodes are of one function. */
@DataflowModule
public final class Rates {
    private Rates() {}

    @Parameterize(name = "perSignup", literal = "count=3")
    @Parameterize(name = "perVisit", literal = "count=21")
    public static double rate(double spend, int count) {
        return Rounding.round(spend / count);
    }
}
