package acme.shop;

import dev.icosian.DataflowModule;
import dev.icosian.Tag;

/** A module for plans: one chain with a helper class. */
@DataflowModule
@Tag("owner=growth")
public final class Features {
    private Features() {}

    /** Returns the spend per signup. */
    public static double perSignup(double spend, int signups) {
        return Rounding.round(spend / signups);
    }

    public static double scaled(double perSignup, double factor) {
        return perSignup * factor;
    }

    public static String report(double scaled, double perSignup) {
        return scaled + " of " + perSignup;
    }
}
