package dev.icosian.compiler.rule;

import dev.icosian.compiler.type.Assignability;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable.Conflict;
import dev.icosian.compiler.wiring.ParamTable.Param;
import dev.icosian.compiler.wiring.Wiring;
import java.util.Map;

/** A param that takes its type from its consumers, which do not agree. */
final class ParamTypeConflict implements Rule {
    static final String CODE = "Dataflow/ParamTypeConflict";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (Map.Entry<String, Param> param : wiring.params().all().entrySet()) {
            tell(findings, param.getKey(), param.getValue());
        }
    }

    private static void tell(Findings findings, String name, Param param) {
        Conflict conflict = param.typeConflict();
        if (conflict == null) {
            return;
        }
        var one = conflict.one().type().type();
        var other = conflict.other().type().type();
        TypeText text = TypeText.of(one, other);
        String hint = Assignability.hint(one, other);
        findings.problem(
                CODE,
                "param '" + name + "' would need two types: "
                        + conflict.one().by().quoted() + " takes it as " + text.text(one) + ", "
                        + conflict.other().by().quoted() + " as " + text.text(other),
                conflict.other().by().place(),
                hint == null ? "make both types agree, or rename one of the parameters" : hint);
    }
}
