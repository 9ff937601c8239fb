package dev.icosian.compiler.group;

import dev.icosian.internal.Lists;
import dev.icosian.internal.Selector;
import java.util.stream.Collectors;

/** Selectors as their author wrote them. */
final class SelectorText {
    private SelectorText() {}

    static String of(Selector selector) {
        if (selector instanceof Selector.Names names) {
            return "nodes(" + Lists.arguments(names.nodes()) + ")";
        }
        if (selector instanceof Selector.Tagged tagged) {
            return "tagged(\"" + tagged.keyValue() + "\")";
        }
        if (selector instanceof Selector.Namespace namespace) {
            return "namespace(\"" + namespace.namespace() + "\")";
        }
        if (selector instanceof Selector.Modules modules) {
            return modules.modules().stream()
                    .map(module -> module.getSimpleName() + ".class")
                    .collect(Collectors.joining(", ", "modules(", ")"));
        }
        if (selector instanceof Selector.UpstreamOf upstream) {
            return "upstreamOf(" + Lists.arguments(upstream.nodes()) + ")";
        }
        return "rest()";
    }
}
