package dev.icosian.compiler.rule;

import dev.icosian.compiler.wiring.Ask;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Slot;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.internal.Lists;
import dev.icosian.internal.NearNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An optional name that means nothing, but nearly something: perhaps a renamed node, whose readers would go on without
 * it and nobody would notice.
 */
final class NearName implements Rule {
    static final String CODE = "Dataflow/NearName";

    @Override
    public void check(Wiring wiring, Findings findings) {
        List<String> known = null;
        Set<String> read = null;
        for (Map.Entry<String, List<Ask>> entry : wiring.asksByOtherName().entrySet()) {
            String name = entry.getKey();
            List<Ask> asks = entry.getValue();
            if (wiring.table().isDeclared(name)
                    || !wiring.table().variants(name).isEmpty()
                    || wiring.table().isBroken(name)
                    || !areOptional(asks)) {
                continue;
            }
            if (known == null || read == null) {
                known = MissingNode.known(wiring);
                read = readNames(wiring);
            }
            Set<String> alsoRead = read;
            boolean alone = asks.stream().map(Ask::by).distinct().count() == 1;
            boolean open = wiring.world().open();
            List<String> near = NearNames.almost(name, known).stream()
                    .filter(other -> open ? alone && !alsoRead.contains(other) : alone || !alsoRead.contains(other))
                    .toList();
            if (!near.isEmpty()) {
                tell(findings, name, asks, near);
            }
        }
    }

    private static boolean areOptional(List<Ask> asks) {
        for (Ask ask : asks) {
            if (!ask.optional()) {
                return false;
            }
        }
        return true;
    }

    private static void tell(Findings findings, String name, List<Ask> asks, List<String> near) {
        Ask first = asks.get(0);
        findings.problem(
                CODE,
                "the optional '" + name + "' of "
                        + Lists.comma(asks.stream()
                                .map(ask -> ask.by().quoted())
                                .distinct()
                                .toList())
                        + " is no node, param or config key, but nearly " + Lists.quotedOr(near),
                first.by().place(),
                "write " + Lists.quotedOr(near) + ", or declare '" + name + "' as a param if it is meant");
    }

    /** Returns the names that needed nodes read as they stand. */
    private static Set<String> readNames(Wiring wiring) {
        Set<String> read = new HashSet<>(wiring.asksByConfigKey().keySet());
        for (int at = 0; at < wiring.nodes().size(); at++) {
            for (Slot slot : wiring.slots(at)) {
                for (int i = 0; i < Wiring.count(slot); i++) {
                    read.add(Wiring.ask(slot, i).name());
                }
            }
        }
        return read;
    }
}
