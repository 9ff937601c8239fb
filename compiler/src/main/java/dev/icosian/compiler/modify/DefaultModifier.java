package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.Default;
import dev.icosian.compiler.use.Literals;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.Parameter;

/** {@code @Default}: what has the parameter's name, else a constant. */
final class DefaultModifier extends ParameterModifier {
    DefaultModifier() {
        super(Default.class);
    }

    @Override
    Binding binding(String node, Parameter parameter, UnitUse use) {
        return Binding.orDefault(Literals.decoded(node, parameter, use.text("value")));
    }
}
