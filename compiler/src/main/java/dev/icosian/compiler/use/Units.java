package dev.icosian.compiler.use;

import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.SpecData;
import org.jspecify.annotations.Nullable;

/** Looks into the nodes of a unit. */
public final class Units {
    private Units() {}

    /** Returns what a node holds. */
    public static SpecData data(NodeSpec spec) {
        return ModelAccess.get().data(spec);
    }

    /** Returns what the node of a name holds. */
    public static SpecData data(Nodes unit, String name) {
        NodeSpec found = find(unit, name);
        if (found == null) {
            throw new IllegalStateException("there is no node '" + name + "' among " + unit.asList());
        }
        return data(found);
    }

    /** Returns the node of a name, null if there is none. */
    public static @Nullable NodeSpec find(Nodes unit, String name) {
        for (NodeSpec node : unit.asList()) {
            if (node.name().equals(name)) {
                return node;
            }
        }
        return null;
    }

    /** Returns the first node with this very body, null if it is gone. */
    public static @Nullable NodeSpec withBody(Nodes unit, Body body) {
        for (NodeSpec node : unit.asList()) {
            if (data(node).body() == body) {
                return node;
            }
        }
        return null;
    }
}
