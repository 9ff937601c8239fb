package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.declare.Values;
import dev.icosian.compiler.rule.ParamTable.Param;
import dev.icosian.compiler.type.TypeText;

/** A param of a type that cannot be given to a run, or with a default that its consumers cannot take. */
final class ParamType implements Rule {
    static final String UNSUPPORTED = "Params/UnsupportedType";
    static final String NESTED_PATH = "Params/NestedPath";
    static final String WRONG_DEFAULT = "Params/WrongDefault";

    @Override
    public void check(Wiring wiring, Findings findings) {
        wiring.params().all().values().forEach(param -> {
            if (!wiring.world().open()) {
                type(findings, param);
            }
            String wrong = param.wrongDefault();
            DeclaredParam declared = param.declared();
            if (wrong != null && declared != null && param.typeConflict() == null) {
                findings.problem(
                        WRONG_DEFAULT,
                        "the default of param '" + param.spec().name() + "' " + wrong + askedBy(param)
                                + "; declared by " + declared.origin(),
                        Wiring.place(param.askers()),
                        "give a " + TypeText.alone(param.spec().type().type()));
            }
        });
    }

    private static void type(Findings findings, Param param) {
        var type = param.spec().type().type();
        if (param.askers().isEmpty() && (param.declared() == null || param.declared().type() == null)) {
            return;
        }
        String why = Values.whyNot(type);
        if (why == null) {
            return;
        }
        boolean nested = Values.isNestedPath(type);
        findings.problem(
                nested ? NESTED_PATH : UNSUPPORTED,
                "param '" + param.spec().name() + "' cannot be a " + TypeText.alone(type) + ": " + why
                        + askedBy(param),
                Wiring.place(param.askers()),
                nested
                        ? "make each path a param of its own, or the param a List<Path>"
                        : "let a function make the value of params of simple types");
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
