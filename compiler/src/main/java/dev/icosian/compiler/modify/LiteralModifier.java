package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.Literal;
import dev.icosian.compiler.use.Literals;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.Parameter;

/** {@code @Literal}: a constant. */
final class LiteralModifier extends ParameterModifier {
    LiteralModifier() {
        super(Literal.class);
    }

    @Override
    Binding binding(String node, Parameter parameter, UnitUse use) {
        return Binding.literal(Literals.decoded(node, parameter, use.text("value")));
    }
}
