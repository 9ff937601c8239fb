package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.Nodes;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.Parameters;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.lang.annotation.Annotation;

/** Binds the parameter that carries the annotation, unless the node itself says what it gets. */
abstract class ParameterModifier extends BuiltIn {
    ParameterModifier(Class<? extends Annotation> annotation) {
        super(annotation, Phase.BIND);
    }

    @Override
    public final Nodes apply(Nodes unit, UnitUse use) {
        if (use.on().isEmpty()) {
            throw problem(
                    "Modifier/IllegalArgument",
                    "modifier '" + id() + "' of '" + use.node() + "' stands on no parameter",
                    "in code, say bind(parameter, Binding…)");
        }
        SpecData data = use.data(unit);
        Parameter parameter = Parameters.named(data, use.on());
        boolean free = Parameters.isFree(data, parameter.name());
        return free ? use.with(unit, data.withBinding(parameter.name(), binding(data.name(), parameter, use))) : unit;
    }

    abstract Binding binding(String node, Parameter parameter, UnitUse use);
}
