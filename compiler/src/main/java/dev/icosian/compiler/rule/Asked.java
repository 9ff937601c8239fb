package dev.icosian.compiler.rule;

import dev.icosian.compiler.wiring.Ask;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.internal.Lists;
import java.util.ArrayList;
import java.util.List;

/** Who asks for a name and why, as lines of a message. */
final class Asked {
    private Asked() {}

    /** Returns lines that each begin with a line break: the way from a request, and the others who ask. */
    static String lines(Wiring wiring, List<Ask> asks) {
        Ask first = asks.get(0);
        StringBuilder text = new StringBuilder("\n  asked for by ").append(by(first));
        List<String> path = new ArrayList<>(wiring.pathTo(first.by()));
        if (!wiring.world().everything()) {
            path.add(first.name());
            text.append("\n  path: ").append(Lists.path(path));
        }
        List<String> others = asks.stream().skip(1).map(Asked::by).distinct().toList();
        if (!others.isEmpty()) {
            text.append("\n  also asked for by ").append(Lists.comma(others));
        }
        return text.toString();
    }

    private static String by(Ask ask) {
        return ask.parameter().equals(ask.name())
                ? ask.by().quoted()
                : ask.by().quoted() + " as '" + ask.parameter() + "'";
    }
}
