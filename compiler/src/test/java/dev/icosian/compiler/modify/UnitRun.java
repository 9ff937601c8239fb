package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.internal.Body;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the nodes of small expansions, each once, as whatever runs them would. */
final class UnitRun {
    private final Map<String, SpecData> nodes = new HashMap<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();

    UnitRun(Expansion expansion) {
        Expansions.data(expansion).forEach(data -> nodes.put(data.name(), data));
    }

    @Nullable
    Object value(String name) throws Exception {
        if (!values.containsKey(name)) {
            values.put(name, compute(nodes.get(name)));
        }
        return values.get(name);
    }

    private @Nullable Object compute(SpecData node) throws Exception {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Parameter parameter : node.parameters()) {
            arguments.add(argument(node.bindings().get(parameter.name())));
        }
        if (node.body() instanceof Body.Operation operation) {
            return operation.operator().apply(arguments.toArray());
        }
        Body.Function function = (Body.Function) node.body();
        function.method().setAccessible(true);
        return function.method().invoke(null, arguments.toArray());
    }

    private @Nullable Object argument(Binding binding) throws Exception {
        if (binding instanceof Binding.ToName to) {
            return value(to.name());
        }
        if (binding instanceof Binding.ToLiteral to) {
            return to.value();
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (String name : ((Binding.ToNames) binding).names()) {
            items.add(value(name));
        }
        return items;
    }
}
