package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Ephemerals;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;
import java.util.LinkedHashSet;
import java.util.Set;

/** A requested or published node that belongs to no step and so has no result. */
final class EphemeralRequested implements Rule {
    static final String CODE = "Ephemeral/Requested";

    @Override
    public void check(Wiring wiring, Findings findings) {
        Set<String> units = Ephemerals.units(wiring.table());
        Set<String> requested = new LinkedHashSet<>();
        for (DeclaredOutput output : wiring.world().declared().outputs()) {
            requested.add(output.name());
        }
        requested.addAll(wiring.world().published());
        for (String name : requested) {
            Entry node = wiring.table().node(name);
            if (node != null && units.contains(node.unit().name())) {
                findings.problem(
                        CODE,
                        "node " + node.quoted() + " is requested, but ephemeral: it is made anew in each step that"
                                + " needs it, and never kept",
                        node.place(),
                        "request a node that is made from it, or take it out of ephemeral(…)");
            }
        }
    }
}
