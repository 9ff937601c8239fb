package dev.icosian.compiler.group;

import dev.icosian.compiler.graph.NameIndex;
import java.util.List;

/** What put each unit into its step. Immutable. */
public final class Claims {
    private final NameIndex units;
    private final List<String> claims;

    Claims(NameIndex units, List<String> claims) {
        this.units = units;
        this.claims = claims;
    }

    /** Returns what put a unit into its step, as in {@code upstreamOf("trainingSet")}; empty if nothing did. */
    public String of(String unit) {
        int at = units.find(unit);
        return at < 0 ? "" : claims.get(at);
    }
}
