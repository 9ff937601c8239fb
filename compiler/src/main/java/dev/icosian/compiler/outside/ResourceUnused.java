package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.List;

/** A declared resource that nothing needed reads; a warning. */
final class ResourceUnused implements OutsideRule {
    static final String CODE = "Resource/Unused";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (String resource : outside.declaration().resources().keySet()) {
            boolean isRead = outside.dataflow().resolved().stream().anyMatch(node -> reads(node, resource))
                    || Sources.usedBySinks(outside.declaration()).contains(resource);
            if (!isRead) {
                problems.add(new Problem(
                        CODE,
                        "resource '" + resource + "' is read by nothing that is requested",
                        null,
                        "remove it, or check the spelling in the functions"));
            }
        }
    }

    private static boolean reads(ResolvedNode node, String resource) {
        return Outside.binds(node).stream()
                .anyMatch(bind ->
                        bind instanceof Bind.ToResource to && to.resource().equals(resource));
    }
}
