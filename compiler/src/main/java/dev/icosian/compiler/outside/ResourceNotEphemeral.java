package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.Body;
import java.util.List;

/** A resource that is read by a node whose result is kept: no key could tell whether it still holds. */
final class ResourceNotEphemeral implements OutsideRule {
    static final String CODE = "Resource/NotEphemeral";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (ResolvedNode node : outside.dataflow().resolved()) {
            if (node.ephemeral() || node.body() instanceof Body.Load) {
                continue;
            }
            List<Bind> binds = Outside.binds(node);
            for (int i = 0; i < binds.size(); i++) {
                Bind bind = binds.get(i);
                if (bind instanceof Bind.ToResource to) {
                    String path = NeedPath.of(outside.dataflow(), outside.requested(), node.name(), to.resource());
                    problems.add(new Problem(
                            CODE,
                            "'" + node.name() + "' reads resource '" + to.resource()
                                    + "', and is not ephemeral: its result is reused, and what a resource yields cannot be"
                                    + " seen in a key\n  path: " + path,
                            SourceLines.place(node.body()),
                            "load what is outside with load(…), whose source may use '" + to.resource()
                                    + "'; or read it in an ephemeral node: .ephemeral(\"" + node.unit() + "\")"));
                }
            }
        }
    }
}
