package dev.icosian.compiler.rule;

import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable.Param;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.internal.Lists;

/** A param of a type that cannot be given to a run, or with a default that its consumers cannot take. */
final class ParamType implements Rule {
    static final String WRONG_DEFAULT = "Params/WrongDefault";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (Param param : wiring.params().all().values()) {
            if (!wiring.world().open()) {
                type(findings, param);
            }
            String wrong = param.wrongDefault();
            DeclaredParam declared = param.declared();
            if (wrong != null && declared != null && param.typeConflict() == null) {
                findings.problem(
                        WRONG_DEFAULT,
                        "the default of param '" + param.spec().name() + "': " + wrong + "; declared by "
                                + declared.origin() + askedBy(param),
                        Wiring.place(param.askers()),
                        "give a value of type "
                                + TypeText.alone(param.spec().type().type()));
            }
        }
    }

    private static void type(Findings findings, Param param) {
        if (param.askers().isEmpty()
                && (param.declared() == null || param.declared().type() == null)) {
            return;
        }
        ValueCodec.whyNot(param.spec().type()).ifPresent(unsupported -> {
            String origin = param.declared() == null
                    ? ""
                    : "; declared by " + param.declared().origin();
            findings.problem(
                    unsupported.code(),
                    "param '" + param.spec().name() + "' ("
                            + TypeText.alone(param.spec().type().type()) + "): " + unsupported.reason() + origin
                            + askedBy(param),
                    Wiring.place(param.askers()),
                    unsupported.hint());
        });
    }

    private static String askedBy(Param param) {
        return param.askers().isEmpty()
                ? ""
                : "\n  asked for by "
                        + Lists.comma(param.askers().stream()
                                .map(ask -> ask.by().quoted())
                                .distinct()
                                .toList());
    }
}
