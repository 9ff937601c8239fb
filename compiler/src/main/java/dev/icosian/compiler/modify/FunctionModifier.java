package dev.icosian.compiler.modify;

import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.SpecData;
import java.lang.annotation.Annotation;

/** States a fact about the function itself, wherever earlier modifiers have put it. */
abstract class FunctionModifier extends BuiltIn {
    FunctionModifier(Class<? extends Annotation> annotation) {
        super(annotation, Phase.DESCRIBE);
    }

    @Override
    public final Nodes apply(Nodes unit, UnitUse use) {
        Nodes changed = unit;
        for (NodeSpec node : unit.asList()) {
            SpecData data = Units.data(node);
            if (data.body() == use.body()) {
                changed = changed.replace(node.name(), ModelAccess.get().spec(changed(data, use)));
            }
        }
        return changed;
    }

    abstract SpecData changed(SpecData function, UnitUse use);
}
