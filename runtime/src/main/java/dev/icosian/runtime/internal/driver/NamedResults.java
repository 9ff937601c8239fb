package dev.icosian.runtime.internal.driver;

import dev.icosian.NodeRef;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.Types;
import dev.icosian.runtime.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results that are all there. Immutable, thread safe. */
public final class NamedResults implements Results {
    private final Map<String, NamedValue> values = new LinkedHashMap<>();

    /** Takes the values in the order of the request; a name that comes again is left out. */
    public NamedResults(List<NamedValue> values) {
        values.forEach(value -> this.values.putIfAbsent(value.name(), value));
    }

    @Override
    public <T> @Nullable T get(String node, Class<T> type) {
        NamedValue found = find(node);
        Object value = found.value();
        Class<?> boxed = Types.boxed(type);
        boolean fits = value == null ? related(boxed, found) : boxed.isInstance(value);
        if (!fits) {
            throw problem(
                    "Run/WrongType",
                    "'" + node + "' is " + article(TypeText.alone(found.type().type())) + ", not "
                            + article(TypeText.alone(type)),
                    "ask for it with the class of its type");
        }
        @SuppressWarnings("unchecked") // the box of T, of which the value is an instance
        T typed = (T) value;
        return typed;
    }

    @Override
    public <T> @Nullable T get(NodeRef<T> node) {
        @SuppressWarnings("unchecked") // references are made together with the nodes' types
        T typed = (T) find(node.name()).value();
        return typed;
    }

    @Override
    public <R extends Record> R as(Class<R> type) {
        RecordShape<R> shape = RecordShape.of(type);
        List<Problem> problems = new ArrayList<>();
        @Nullable Object[] components = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < components.length; i++) {
            RecordShape.Component component = shape.components().get(i);
            NamedValue found = values.get(component.name());
            if (found == null) {
                problems.add(notRequested(component.name()));
                continue;
            }
            Problem misfit = component.misfit(found.type(), false);
            if (misfit != null) {
                problems.add(misfit);
            } else if (found.value() == null && !component.nullable()) {
                problems.add(component.nullProblem());
            }
            components[i] = found.value();
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return shape.make(components);
    }

    @Override
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        values.forEach((name, value) -> map.put(name, value.value()));
        return Collections.unmodifiableMap(map);
    }

    private static boolean related(Class<?> asked, NamedValue found) {
        Class<?> declared = Types.boxed(found.type().rawClass());
        return asked.isAssignableFrom(declared) || declared.isAssignableFrom(asked);
    }

    private NamedValue find(String name) {
        NamedValue found = values.get(name);
        if (found == null) {
            throw new PipelineException(List.of(notRequested(name)));
        }
        return found;
    }

    private Problem notRequested(String name) {
        return new Problem(
                "Run/NotRequested",
                "'" + name + "' was not requested",
                null,
                "what was requested: " + String.join(", ", values.keySet()));
    }

    private static PipelineException problem(String code, String message, String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }

    private static String article(String type) {
        return "aeiou".indexOf(Character.toLowerCase(type.charAt(0))) >= 0 ? "an " + type : "a " + type;
    }
}
