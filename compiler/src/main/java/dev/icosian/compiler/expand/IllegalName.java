package dev.icosian.compiler.expand;

import dev.icosian.NodeSpec;
import dev.icosian.Problem;
import dev.icosian.internal.Names;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of nodes must be legal everywhere that plans go. */
final class IllegalName {
    private IllegalName() {}

    /** Generated parts of a name come after a dot; code that chains nodes itself has them too. */
    static List<Problem> in(List<NodeSpec> nodes, boolean dotted) {
        Set<String> illegal = new LinkedHashSet<>();
        for (NodeSpec node : nodes) {
            int dot = node.name().indexOf('.');
            String name = dot < 0 || dotted ? node.name() : node.name().substring(0, dot);
            if (!isLegal(name)) {
                illegal.add(name);
            }
        }
        return illegal.stream().map(IllegalName::problem).toList();
    }

    private static boolean isLegal(String name) {
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            if (!Names.isNodeName(name.substring(from, dot))) {
                return false;
            }
            from = dot + 1;
        }
        return Names.isNodeName(name.substring(from));
    }

    private static Problem problem(String name) {
        return new Problem(
                "Module/IllegalName",
                "'" + name + "' is no legal name of a node",
                null,
                "use 1 to 100 letters of A to Z and a to z, digits and '_', not beginning with a digit; "
                        + "@NodeName gives a function another name");
    }
}
