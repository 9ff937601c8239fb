package tensteps;

import dev.icosian.runtime.Driver;

/** Three functions, in memory. */
public final class ByDriver {
    private ByDriver() {}

    /** Prints the last of them. */
    public static void main(String[] args) {
        System.out.println(
                Driver.of(Chain.class).request("s2").param("x", 1).execute().get("s2", Integer.class));
    }
}
