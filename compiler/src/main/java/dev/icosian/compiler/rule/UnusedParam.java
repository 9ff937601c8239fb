package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable.Param;
import dev.icosian.compiler.wiring.Wiring;

/** A declared param that nothing needed reads; a warning. */
final class UnusedParam implements Rule {
    static final String CODE = "Params/Unused";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (Param param : wiring.params().all().values()) {
            DeclaredParam declared = param.declared();
            if (declared != null && param.askers().isEmpty() && !isReadOtherwise(wiring, param)) {
                findings.warning(
                        CODE,
                        "param '" + param.spec().name() + "' is read by nothing that is requested; declared by "
                                + declared.origin(),
                        null,
                        "remove it, or check the spelling in the functions");
            }
        }
    }

    private static boolean isReadOtherwise(Wiring wiring, Param param) {
        String name = param.spec().name();
        return wiring.placeholders().contains(name)
                || wiring.world().declared().outputs().stream()
                        .map(DeclaredOutput::name)
                        .anyMatch(name::equals);
    }
}
