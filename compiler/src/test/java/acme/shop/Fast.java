package acme.shop;

import dev.icosian.CodeVersion;
import dev.icosian.DataflowModule;

/** Code that no fingerprint can know. */
@DataflowModule
public final class Fast {
    private Fast() {}

    public static double doubled(double x) {
        return twice(x);
    }

    @CodeVersion("7")
    public static double versioned(double doubled) {
        return doubled;
    }

    private static native double twice(double x);
}
