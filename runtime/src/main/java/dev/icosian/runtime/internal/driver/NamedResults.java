package dev.icosian.runtime.internal.driver;

import dev.icosian.NodeRef;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.Types;
import dev.icosian.runtime.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results that are all there. Immutable, thread safe. */
public final class NamedResults implements Results {
    private final ResultShape shape;
    private final @Nullable Object[] values;

    /** Takes values that are not changed any more, by position. */
    NamedResults(ResultShape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Returns results with the values in the order of the request; a name that comes again is left out. */
    public static NamedResults of(List<NamedValue> values) {
        Map<String, NamedValue> once = new LinkedHashMap<>();
        values.forEach(value -> once.putIfAbsent(value.name(), value));
        return new NamedResults(
                ResultShape.of(
                        once.keySet(),
                        once.values().stream().<TypeRef<?>>map(NamedValue::type).toList()),
                once.values().stream().map(NamedValue::value).toArray());
    }

    @Override
    public <T> @Nullable T get(String node, Class<T> type) {
        int found = find(node);
        Object value = values[found];
        Class<?> boxed = Types.boxed(type);
        boolean fits = value == null ? related(boxed, shape.types().get(found)) : boxed.isInstance(value);
        if (!fits) {
            throw problem(
                    "Run/WrongType",
                    "'" + node + "' is "
                            + article(TypeText.alone(shape.types().get(found).type())) + ", not "
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
        T typed = (T) values[find(node.name())];
        return typed;
    }

    @Override
    public <R extends Record> R as(Class<R> type) {
        RecordShape<R> wanted = RecordShape.of(type);
        List<Problem> problems = new ArrayList<>();
        @Nullable Object[] components = new @Nullable Object[wanted.components().size()];
        for (int i = 0; i < components.length; i++) {
            RecordShape.Component component = wanted.components().get(i);
            Integer found = shape.positions().get(component.name());
            if (found == null) {
                problems.add(notRequested(component.name()));
                continue;
            }
            Problem misfit = component.misfit(shape.types().get(found), false);
            if (misfit != null) {
                problems.add(misfit);
            } else if (values[found] == null && !component.nullable()) {
                problems.add(component.nullProblem());
            }
            components[i] = values[found];
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return wanted.make(components);
    }

    @Override
    public Map<String, @Nullable Object> asMap() {
        return new ResultMap(shape.positions(), values);
    }

    private static boolean related(Class<?> asked, TypeRef<?> type) {
        Class<?> declared = Types.boxed(type.rawClass());
        return asked.isAssignableFrom(declared) || declared.isAssignableFrom(asked);
    }

    private int find(String name) {
        Integer found = shape.positions().get(name);
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
                "what was requested: " + String.join(", ", shape.positions().keySet()));
    }

    private static PipelineException problem(String code, String message, String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }

    private static String article(String type) {
        return "aeiou".indexOf(Character.toLowerCase(type.charAt(0))) >= 0 ? "an " + type : "a " + type;
    }
}
