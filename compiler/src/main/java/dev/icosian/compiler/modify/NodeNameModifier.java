package dev.icosian.compiler.modify;

import dev.icosian.NodeName;
import dev.icosian.Nodes;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.UnitUse;

/** {@code @NodeName}: another name than the method's. */
final class NodeNameModifier extends BuiltIn {
    NodeNameModifier() {
        super(NodeName.class, Phase.EXPAND);
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        return use.with(unit, use.data(unit).withName(DotInName.check(use.text("value"))));
    }
}
