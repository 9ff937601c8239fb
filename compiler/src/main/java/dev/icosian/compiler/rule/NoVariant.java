package dev.icosian.compiler.rule;

import dev.icosian.Problem;
import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.compiler.wiring.Ask;
import dev.icosian.compiler.wiring.Conditions;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable;
import dev.icosian.compiler.wiring.Target;
import dev.icosian.compiler.wiring.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name that somebody needs and that only other configurations have. Where undeclared names are params, it is one, and
 * the problem is that of a request that needs it.
 */
final class NoVariant implements Rule {
    static final String CODE = "Dataflow/NoVariant";

    @Override
    public void check(Wiring wiring, Findings findings) {
        if (ConfigMissing.decides(wiring)) {
            // Which variant exists is then not known at all.
            return;
        }
        for (Map.Entry<String, List<Ask>> entry : wiring.asksByOtherName().entrySet()) {
            asked(wiring, findings, entry.getKey(), entry.getValue());
        }
        for (DeclaredOutput output : wiring.world().declared().outputs()) {
            requested(wiring, findings, output.name(), "requested by " + output.origin());
        }
        for (String name : wiring.world().published()) {
            requested(wiring, findings, name, "to be published");
        }
    }

    private static void asked(Wiring wiring, Findings findings, String name, List<Ask> asks) {
        if (wiring.world().open() && isRequired(wiring, name)) {
            findings.ofRequests(name, problem(wiring, name, Asked.lines(wiring, asks), Wiring.place(asks)));
            return;
        }
        List<Ask> without = new ArrayList<>();
        for (Ask ask : asks) {
            if (wiring.target(ask) == Target.NO_VARIANT) {
                without.add(ask);
            }
        }
        if (!without.isEmpty()) {
            findings.problems(List.of(problem(wiring, name, Asked.lines(wiring, without), Wiring.place(without))));
        }
    }

    private static void requested(Wiring wiring, Findings findings, String name, String by) {
        if (UnknownOutput.isUnknown(wiring, name)
                && !wiring.table().variants(name).isEmpty()
                && !wiring.asksByOtherName().containsKey(name)) {
            findings.problems(List.of(problem(wiring, name, "\n  " + by, null)));
        }
    }

    private static boolean isRequired(Wiring wiring, String name) {
        ParamTable.Param param = wiring.params().find(name);
        return param != null
                && param.spec().required()
                && !wiring.table().variants(name).isEmpty();
    }

    private static Problem problem(Wiring wiring, String name, String asked, @Nullable String place) {
        List<Variant> variants = wiring.table().variants(name);
        StringBuilder text = new StringBuilder("no variant of '").append(name).append("' exists ");
        text.append(Conditions.under(
                wiring.world(), variants.stream().map(Variant::condition).toList()));
        for (Variant variant : variants) {
            text.append("\n  ")
                    .append(variant.function().replace('#', '.'))
                    .append(" needs ")
                    .append(variant.condition());
        }
        return new Problem(
                CODE,
                text.append(asked).toString(),
                place,
                "set the configuration that one of them needs, or add a variant with @Otherwise");
    }
}
