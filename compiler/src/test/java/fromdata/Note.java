package fromdata;

import dev.icosian.NodeModifier;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;

/** A modifier without an annotation, for graphs made from data: found by ServiceLoader, used by id. */
public final class Note implements NodeModifier {
    @Override
    public String id() {
        return "note";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Phase phase() {
        return Phase.DESCRIBE;
    }

    @Override
    public Nodes apply(Nodes unit, Use use) {
        Object failure = use.args().get("failure");
        if (failure != null) {
            throw new IllegalStateException(String.valueOf(failure));
        }
        Nodes result = unit;
        for (NodeSpec node : unit.results()) {
            Object configured = use.args().containsKey("key")
                    ? use.config(String.valueOf(use.args().get("key")))
                    : use.args().get("text");
            result = result.replace(node.name(), node.tag("note", String.valueOf(configured)));
        }
        return result;
    }
}
