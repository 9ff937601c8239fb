package dev.icosian.compiler.modify;

import dev.icosian.CodeVersion;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.SpecData;

/** {@code @CodeVersion}: a version in place of the code's fingerprint. */
final class CodeVersionModifier extends FunctionModifier {
    CodeVersionModifier() {
        super(CodeVersion.class);
    }

    @Override
    SpecData changed(SpecData function, UnitUse use) {
        return function.withCodeVersion(use.text("value"));
    }
}
