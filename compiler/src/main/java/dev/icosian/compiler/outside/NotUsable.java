package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.Lists;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source or sink that uses something else than a resource or an ephemeral node. */
final class NotUsable implements OutsideRule {
    static final String CODE = "Uses/NotUsable";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (ResolvedNode node : outside.dataflow().resolved()) {
            if (node.body() instanceof Body.Load load) {
                String what = "source " + load.source().id() + " of '" + node.name() + "'";
                check(outside, what, load.source().uses(), problems);
            }
        }
        for (PublicationDeclaration publication : outside.declaration().publications()) {
            check(outside, Outside.sink(publication), publication.sink().uses(), problems);
        }
    }

    private static void check(Outside outside, String what, List<String> uses, List<Problem> problems) {
        for (String name : uses) {
            String why = outside.isSecret(name) ? null : why(outside, name);
            if (why != null) {
                problems.add(new Problem(CODE, what + " uses '" + name + "', " + why, null, hint(outside, name)));
            }
        }
    }

    private static @Nullable String why(Outside outside, String name) {
        if (outside.declaration().resources().containsKey(name)) {
            return null;
        }
        ResolvedNode node = outside.dataflow().find(name);
        if (node != null) {
            return node.ephemeral() ? null : "which is a node of a step";
        }
        if (outside.dataflow().params().containsKey(name)) {
            return "which is a param";
        }
        return outside.dataflow().config().containsKey(name) ? "which is a config key" : "and nothing has this name";
    }

    private static String hint(Outside outside, String name) {
        List<String> known = new ArrayList<>(outside.declaration().resources().keySet());
        outside.dataflow().resolved().stream()
                .filter(ResolvedNode::ephemeral)
                .map(ResolvedNode::name)
                .forEach(known::add);
        String declare = "declare it with resource(\"" + name + "\", …), or name an ephemeral node";
        List<String> near = NearNames.typed(name, known);
        return near.isEmpty() ? declare : "did you mean " + Lists.quotedOr(near) + "? If not, " + declare;
    }
}
