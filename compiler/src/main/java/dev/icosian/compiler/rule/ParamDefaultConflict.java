package dev.icosian.compiler.rule;

import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable.Conflict;
import dev.icosian.compiler.wiring.ParamTable.Param;
import dev.icosian.compiler.wiring.Wiring;

/** A param that its consumers declare with different defaults. */
final class ParamDefaultConflict implements Rule {
    static final String CODE = "Dataflow/ParamDefaultConflict";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (Param param : wiring.params().all().values()) {
            Conflict conflict = param.defaultConflict();
            if (conflict != null && param.typeConflict() == null) {
                findings.problem(
                        CODE,
                        "param '" + param.spec().name() + "' would have two defaults: "
                                + conflict.one().defaultValue() + " in "
                                + conflict.one().by().quoted() + ", "
                                + conflict.other().defaultValue() + " in "
                                + conflict.other().by().quoted(),
                        conflict.other().by().place(),
                        "write the same default at both, or declare the param with one");
            }
        }
    }
}
