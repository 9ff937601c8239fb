package dev.icosian.compiler.modify;

import dev.icosian.NodeSpec;
import java.util.List;

/** Applies modifiers. */
public final class Modifiers {
    private Modifiers() {}

    /**
     * Returns the nodes after all modifiers.
     *
     * @param fromModules as read from module classes; their class is the module of their unit
     * @param fromCode as the pipeline declares them in code
     */
    public static Expansion apply(List<NodeSpec> fromModules, List<NodeSpec> fromCode, ConfigView config) {
        throw new UnsupportedOperationException("lands next");
    }
}
