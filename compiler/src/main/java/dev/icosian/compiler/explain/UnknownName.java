package dev.icosian.compiler.explain;

import dev.icosian.NodeSpec;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Utf8Order;
import java.util.Set;
import java.util.TreeSet;

/** {@code Explain/UnknownName}: the plan has nothing of a name. */
final class UnknownName {
    private static final String CODE = "Explain/UnknownName";

    private UnknownName() {}

    static Problem problem(Compilation compilation, String name) {
        for (Unit unit : compilation.origins().expansion().units()) {
            for (NodeSpec node : unit.nodes()) {
                if (node.name().equals(name)) {
                    return new Problem(
                            CODE,
                            "node '" + name + "' is not in the plan: no requested node needs it",
                            null,
                            "request it, or a node that needs it");
                }
            }
        }
        for (Variant variant : compilation.origins().expansion().unchosen()) {
            if (variant.name().equals(name)) {
                return new Problem(
                        CODE,
                        "node '" + name + "' exists only where " + variant.condition(),
                        null,
                        "set the configuration: --config key=value");
            }
        }
        Set<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        compilation.dataflow().resolved().forEach(node -> names.add(node.name()));
        names.addAll(compilation.dataflow().params().keySet());
        names.addAll(compilation.dataflow().config().keySet());
        compilation.steps().stream().map(CompiledStep::name).forEach(names::add);
        String question = NearNames.question(name, names);
        return new Problem(
                CODE,
                "pipeline '" + compilation.plan().pipeline() + "' has no node, step, param or config key '" + name
                        + "'",
                null,
                question == null ? "without a name, explain shows what there is" : question);
    }
}
