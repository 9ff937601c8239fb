package dev.icosian.compiler.rule;

import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.NameTable;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.internal.Lists;
import dev.icosian.internal.NearNames;
import java.util.List;

/** An ephemeral node that exists under no configuration. */
final class EphemeralUnknown implements Rule {
    static final String CODE = "Ephemeral/Unknown";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (String name : wiring.world().ephemeral()) {
            NameTable table = wiring.table();
            if (table.node(name) != null || !table.variants(name).isEmpty() || table.isBroken(name)) {
                continue;
            }
            List<String> near = NearNames.typed(
                    name, table.nodes().stream().map(Entry::name).toList());
            findings.problem(
                    CODE,
                    "there is no node '" + name + "' to be ephemeral",
                    null,
                    near.isEmpty() ? "remove it from ephemeral(…)" : "did you mean " + Lists.quotedOr(near) + "?");
        }
    }
}
