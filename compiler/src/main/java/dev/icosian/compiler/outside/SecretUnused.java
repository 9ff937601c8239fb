package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.List;

/** A declared secret that nothing needed reads; a warning. */
final class SecretUnused implements OutsideRule {
    static final String CODE = "Secret/Unused";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (String secret : outside.declaration().secrets()) {
            if (outside.dataflow().resolved().stream().noneMatch(node -> reads(node, secret))) {
                problems.add(new Problem(
                        CODE,
                        "secret '" + secret + "' is read by nothing that is requested",
                        null,
                        "remove it, or check the spelling in the functions"));
            }
        }
    }

    private static boolean reads(ResolvedNode node, String secret) {
        return Outside.binds(node).stream()
                .anyMatch(
                        bind -> bind instanceof Bind.ToSecret to && to.secret().equals(secret));
    }
}
