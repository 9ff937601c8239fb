package dev.icosian.compiler.expand;

import dev.icosian.Binding;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.use.Literals;
import dev.icosian.compiler.use.Parameters;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Constants as values of their parameters' types, so that all ways to say one give equal nodes. */
final class Bindings {
    private Bindings() {}

    /** Returns the data with converted constants; throws everything that does not fit. */
    static SpecData normalized(SpecData data) {
        Map<String, Binding> changed = null;
        List<Problem> problems = new ArrayList<>();
        for (Parameter parameter : data.parameters()) {
            Binding binding = Parameters.binding(data, parameter.name());
            try {
                Binding normal = normalized(data.name(), parameter, binding);
                if (normal != binding) {
                    changed = changed == null ? new LinkedHashMap<>(data.bindings()) : changed;
                    changed.put(parameter.name(), normal);
                }
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return changed == null ? data : data.withBindings(changed);
    }

    private static Binding normalized(String node, Parameter parameter, Binding binding) {
        if (binding instanceof Binding.ToLiteral literal) {
            Literals.refuseFiles(node, parameter);
            Object converted = Literals.converted(node, parameter, literal.value());
            return converted == literal.value() ? binding : Binding.literal(converted);
        }
        if (binding instanceof Binding.ToDefault fallback) {
            Object converted = Literals.converted(node, parameter, fallback.value());
            return converted == fallback.value() ? binding : Binding.orDefault(converted);
        }
        return binding;
    }
}
