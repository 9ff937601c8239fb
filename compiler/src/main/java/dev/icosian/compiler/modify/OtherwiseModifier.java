package dev.icosian.compiler.modify;

import dev.icosian.Nodes;
import dev.icosian.Otherwise;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.Condition;
import dev.icosian.compiler.use.UnitUse;
import java.util.Map;

/** {@code @Otherwise}: the node exists if no other of its name does. */
final class OtherwiseModifier extends BuiltIn implements Condition {
    OtherwiseModifier() {
        super(Otherwise.class, Phase.SELECT);
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        return use.with(unit, use.data(unit).asFallback());
    }

    @Override
    public String text(Map<String, Object> args) {
        return "otherwise";
    }
}
