package dev.icosian.compiler.wiring;

import java.util.HashSet;
import java.util.Set;

/** Which units belong to no step: a unit does with all its nodes if one of them is named. */
public final class Ephemerals {
    private Ephemerals() {}

    /** Returns the names of the ephemeral units. */
    public static Set<String> units(NameTable table) {
        Set<String> units = new HashSet<>();
        for (String name : table.world().ephemeral()) {
            Entry node = table.node(name);
            if (node != null) {
                units.add(node.unit().name());
            }
        }
        return units;
    }
}
