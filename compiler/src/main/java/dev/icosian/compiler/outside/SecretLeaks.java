package dev.icosian.compiler.outside;

import dev.icosian.Location;
import dev.icosian.Problem;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import java.util.List;

/** A secret that gets to something else than an ephemeral node. */
final class SecretLeaks implements OutsideRule {
    static final String CODE = "Secret/Leaks";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (ResolvedNode node : outside.dataflow().resolved()) {
            if (node.body() instanceof Body.Load load) {
                source(outside, node, load, problems);
            } else if (!node.ephemeral()) {
                node(outside, node, problems);
            }
        }
        for (PublicationDeclaration publication : outside.declaration().publications()) {
            uses(outside, Outside.sink(publication), publication.sink().uses(), problems);
            location(outside, publication.sink().location(), problems);
        }
    }

    private static void source(Outside outside, ResolvedNode node, Body.Load load, List<Problem> problems) {
        uses(
                outside,
                "source " + load.source().id() + " of '" + node.name() + "'",
                load.source().uses(),
                problems);
        location(outside, load.source().location(), problems);
    }

    private static void uses(Outside outside, String what, List<String> uses, List<Problem> problems) {
        for (String name : uses) {
            if (outside.isSecret(name)) {
                problems.add(new Problem(
                        CODE,
                        what + " uses secret '" + name + "'; only ephemeral nodes may take one",
                        null,
                        "let it use an ephemeral node (a client, a connection) that takes the secret"));
            }
        }
    }

    private static void location(Outside outside, Location location, List<Problem> problems) {
        for (String name : Placeholders.in(location)) {
            if (outside.isSecret(name)) {
                problems.add(new Problem(
                        CODE,
                        "the location " + location.template() + " has secret '" + name
                                + "' in it, and locations are in plans, records and messages",
                        null,
                        "give the secret to an ephemeral node, and let the source or sink use that node"));
            }
        }
    }

    private static void node(Outside outside, ResolvedNode node, List<Problem> problems) {
        List<Bind> binds = Outside.binds(node);
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            if (bind instanceof Bind.ToSecret to) {
                add(outside, node, "secret '" + to.secret() + "' reaches " + notEphemeral(node), to.secret(), problems);
            } else if (SecretTypes.holds(bind.type().type())) {
                String from = bind instanceof Bind.ToNode to ? to.node() : "";
                String of = from.isEmpty() ? "a secret" : "the secret in '" + from + "'";
                add(outside, node, of + " reaches " + notEphemeral(node), from, problems);
            }
        }
        if (SecretTypes.holds(node.type().type())) {
            add(outside, node, "a secret is made by " + notEphemeral(node), "", problems);
        }
    }

    private static String notEphemeral(ResolvedNode node) {
        return "'" + node.name() + "', which is not ephemeral: what it yields is stored";
    }

    private static void add(Outside outside, ResolvedNode node, String message, String last, List<Problem> problems) {
        String path = NeedPath.of(outside.dataflow(), outside.requested(), node.name(), last);
        problems.add(new Problem(
                CODE,
                message + "\n  path: " + path,
                SourceLines.place(node.body()),
                "take the secret in an ephemeral node (a client, a connection) that '" + node.name()
                        + "' reads; or make this one ephemeral: .ephemeral(\"" + node.unit() + "\")"));
    }
}
