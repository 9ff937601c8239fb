package dev.icosian.compiler.modify;

import dev.icosian.NodeSpec;
import dev.icosian.Problem;
import dev.icosian.internal.Names;
import java.util.Arrays;
import java.util.List;

/** Names of nodes must be legal everywhere that plans go. */
final class IllegalName {
    private IllegalName() {}

    /** Generated parts of a name come after a dot; code that chains nodes itself has them too. */
    static List<Problem> in(List<NodeSpec> nodes, boolean dotted) {
        return nodes.stream()
                .map(NodeSpec::name)
                .map(name -> dotted || name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.')))
                .distinct()
                .filter(name -> !Arrays.stream(name.split("\\.", -1)).allMatch(Names::isNodeName))
                .map(IllegalName::problem)
                .toList();
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
