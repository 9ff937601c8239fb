package dev.icosian.compiler.modify;

import dev.icosian.Reuse;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.SpecData;

/** {@code @Reuse}: the scope of checkpoints. */
final class ReuseModifier extends FunctionModifier {
    ReuseModifier() {
        super(Reuse.class);
    }

    @Override
    SpecData changed(SpecData function, UnitUse use) {
        return function.withReuse((Reuse.Scope) use.argument("value"));
    }
}
