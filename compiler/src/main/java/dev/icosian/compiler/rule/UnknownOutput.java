package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.internal.Lists;
import dev.icosian.internal.NearNames;
import java.util.List;

/** A requested or published name that nothing has. */
final class UnknownOutput implements Rule {
    static final String CODE = "Dataflow/UnknownOutput";

    @Override
    public void check(Wiring wiring, Findings findings) {
        List<String> known = null;
        for (DeclaredOutput output : wiring.world().declared().outputs()) {
            if (isMissing(wiring, output.name())) {
                known = known == null ? MissingNode.known(wiring) : known;
                tell(findings, output.name(), "requested by " + output.origin(), known);
            }
        }
        for (String name : wiring.world().published()) {
            if (isMissing(wiring, name)) {
                known = known == null ? MissingNode.known(wiring) : known;
                tell(findings, name, "to be published", known);
            }
        }
    }

    /** Returns whether a requested name is no node, param or config key. */
    static boolean isUnknown(Wiring wiring, String name) {
        return wiring.table().node(name) == null
                && wiring.table().config(name) == null
                && wiring.params().find(name) == null
                && !wiring.table().isBroken(name);
    }

    private static boolean isMissing(Wiring wiring, String name) {
        return isUnknown(wiring, name) && wiring.table().variants(name).isEmpty();
    }

    private static String hint(List<String> near, List<String> known) {
        if (!near.isEmpty()) {
            return "did you mean " + Lists.quotedOr(near) + "?";
        }
        return known.isEmpty()
                ? "there are no nodes: name the modules whose functions are the nodes"
                : "request one of: " + Lists.comma(known.stream().sorted().toList());
    }

    private static void tell(Findings findings, String name, String by, List<String> known) {
        List<String> near = NearNames.typed(name, known);
        findings.problem(CODE, "there is no node '" + name + "', " + by, null, hint(near, known));
    }
}
