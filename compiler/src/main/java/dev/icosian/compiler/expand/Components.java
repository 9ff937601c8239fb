package dev.icosian.compiler.expand;

import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Problem;
import dev.icosian.compiler.use.ComponentValue;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.Body;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the nodes of a unit that are components of its record. */
final class Components {
    private Components() {}

    /** Returns the name under which others see a component; null if none of this name was extracted. */
    static @Nullable String find(Nodes unit, String component) {
        for (NodeSpec node : unit.asList()) {
            ComponentValue value = value(node);
            if (value != null && value.component().equals(component)) {
                String name = node.name();
                return name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
            }
        }
        return null;
    }

    /** Returns the problem that no such component was extracted. */
    static Problem missing(Nodes unit, String node, String component) {
        List<String> known = new ArrayList<>();
        for (NodeSpec spec : unit.asList()) {
            ComponentValue value = value(spec);
            if (value != null) {
                known.add(value.component());
            }
        }
        return new Problem(
                "Check/NoSuchComponent",
                "'" + node + "' extracts no component '" + component + "'",
                null,
                known.isEmpty()
                        ? "add @Extract, or leave out on"
                        : NearNames.hint(component, known, "its components are: "));
    }

    private static @Nullable ComponentValue value(NodeSpec node) {
        return Units.data(node).body() instanceof Body.Operation operation
                        && operation.operator() instanceof ComponentValue value
                ? value
                : null;
    }
}
