package dev.icosian.compiler.rule;

import dev.icosian.Secret;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.wiring.Ask;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Target;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.compiler.wiring.World;
import dev.icosian.internal.Lists;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A name that somebody needs and nothing has; told once with all who ask. */
final class MissingNode implements Rule {
    static final String CODE = "Dataflow/MissingNode";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (Map.Entry<String, List<Ask>> entry : wiring.asksByOtherName().entrySet()) {
            List<Ask> without = new ArrayList<>();
            for (Ask ask : entry.getValue()) {
                if (wiring.target(ask) == Target.MISSING) {
                    without.add(ask);
                }
            }
            if (!without.isEmpty()) {
                Ask first = without.get(0);
                findings.problem(
                        CODE,
                        "no node, param or config key named '" + entry.getKey() + "' ("
                                + TypeText.alone(first.type().type()) + ")" + Asked.lines(wiring, without),
                        first.by().place(),
                        hint(first, NearNames.almost(entry.getKey(), known(wiring))));
            }
        }
    }

    private static String hint(Ask ask, List<String> near) {
        String declare = ask.type().rawClass() == Secret.class
                ? "declare it: .secret(\"" + ask.name() + "\")"
                : "declare it as a param, or write a function of this name";
        if (near.isEmpty()) {
            return declare;
        }
        return "did you mean " + Lists.quotedOr(near) + "? If not, " + declare;
    }

    /** Returns every name that an asker could have meant. */
    static List<String> known(Wiring wiring) {
        World world = wiring.world();
        return new ArrayList<>(Stream.of(
                        wiring.table().nodes().stream().map(Entry::name),
                        world.declared().params().keySet().stream(),
                        world.declared().config().keySet().stream())
                .flatMap(names -> names)
                .filter(name -> name.indexOf('.') < 0)
                .toList());
    }
}
