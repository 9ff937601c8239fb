package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
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
            Binding binding = data.bindings().get(parameter.name());
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
        if (binding instanceof Binding.ToLiteral) {
            Object value = ((Binding.ToLiteral) binding).value();
            Object converted = Literals.converted(node, parameter, value);
            return converted == value ? binding : Binding.literal(converted);
        }
        if (binding instanceof Binding.ToDefault) {
            Object value = ((Binding.ToDefault) binding).value();
            Object converted = Literals.converted(node, parameter, value);
            return converted == value ? binding : Binding.orDefault(converted);
        }
        return binding;
    }
}
