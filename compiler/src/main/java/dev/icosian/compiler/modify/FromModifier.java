package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.From;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.Parameter;
import java.util.List;

/** {@code @From}: other names than the parameter's own. */
final class FromModifier extends ParameterModifier {
    FromModifier() {
        super(From.class);
    }

    @Override
    Binding binding(String node, Parameter parameter, UnitUse use) {
        List<String> names = use.texts("value");
        if (names.isEmpty()) {
            return Binding.components();
        }
        return names.size() == 1 ? Binding.name(names.get(0)) : Binding.names(names.toArray(String[]::new));
    }
}
