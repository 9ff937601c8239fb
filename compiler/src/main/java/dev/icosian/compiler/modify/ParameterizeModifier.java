package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.Nodes;
import dev.icosian.Parameterize;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.Literals;
import dev.icosian.compiler.use.Parameters;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code @Parameterize}: one more node of the function, with bindings of its own. */
final class ParameterizeModifier extends BuiltIn implements OnePerUse {
    ParameterizeModifier() {
        super(Parameterize.class, Phase.EXPAND);
    }

    @Override
    public String name(Map<String, Object> args) {
        return (String) args.getOrDefault("name", "");
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        String name = DotInName.check(use.text("name"));
        List<Problem> problems = new ArrayList<>();
        SpecData data = use.data(unit).withName(name);
        data = bound(data, use.texts("from"), problems, (parameter, node) -> Binding.name(node));
        data = bound(data, use.texts("literal"), problems, (parameter, text) -> {
            Literals.refuseFiles(name, parameter);
            return Binding.literal(Literals.decoded(name, parameter, text));
        });
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        String doc = use.text("doc");
        return use.with(unit, doc.isEmpty() ? data : data.withDoc(doc));
    }

    private static SpecData bound(
            SpecData data,
            List<String> assignments,
            List<Problem> problems,
            BiFunction<Parameter, String, Binding> binding) {
        SpecData changed = data;
        for (String assignment : assignments) {
            try {
                Assignment said =
                        Assignment.of("@Parameterize of '" + data.name() + "'", assignment, "parameter=value");
                Parameter parameter = Parameters.named(data, said.name());
                if (!Parameters.isFree(changed, parameter.name())) {
                    throw problem(
                            "Modifier/IllegalArgument",
                            "parameter '" + parameter.name() + "' of '" + data.name() + "' is bound twice",
                            "keep one of the two");
                }
                changed = changed.withBinding(parameter.name(), binding.apply(parameter, said.value()));
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        return changed;
    }
}
