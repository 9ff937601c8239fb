package dev.icosian.compiler.codec;

import dev.icosian.internal.NearNames;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records, as objects. A component that is absent or null takes its default, else null where it may be null, else the
 * value is refused; one that is null is not written.
 */
final class RecordForm implements ValueForm {
    private final Constructor<?> constructor;
    private final Map<String, Component> components;

    /**
     * A component.
     *
     * @param defaultText text form of its default; null if it has none
     */
    record Component(
            String name,
            ValueForm form,
            Method accessor,
            boolean nullable,
            @Nullable String defaultText) {
        boolean isOptional() {
            return nullable || defaultText != null;
        }
    }

    RecordForm(Constructor<?> constructor, List<Component> components) {
        this.constructor = constructor;
        this.components =
                components.stream().collect(Collectors.toMap(Component::name, c -> c, (a, b) -> a, LinkedHashMap::new));
    }

    @Override
    public String describe() {
        return components.values().stream()
                .map(component -> component.name() + (component.isOptional() ? " (optional)" : ""))
                .collect(Collectors.joining(", ", "an object with the fields ", ""));
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> fields)) {
            throw ValueCodecException.expected(describe(), tree);
        }
        for (Object name : fields.keySet()) {
            if (!components.containsKey((String) name)) {
                throw unknown((String) name);
            }
        }
        @Nullable
        Object[] arguments = components.values().stream()
                .map(component -> read(component, fields.get(component.name())))
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new ValueCodecException(
                    constructor.getDeclaringClass().getSimpleName() + " refuses these values: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object read(Component component, @Nullable Object field) {
        try {
            if (field != null) {
                return component.form().read(field);
            }
            if (component.defaultText() != null) {
                return TextReader.read(component.form(), component.defaultText());
            }
        } catch (ValueCodecException e) {
            throw e.within("." + component.name());
        }
        if (component.nullable()) {
            return null;
        }
        throw new ValueCodecException("the field " + component.name() + " is missing: "
                + component.form().describe());
    }

    private ValueCodecException unknown(String name) {
        String hint = NearNames.hint(name, components.keySet(), "there are only ");
        return new ValueCodecException("there is no field " + ValueCodecException.quoted(name) + "; " + hint);
    }

    @Override
    public Object write(Object value) {
        if (!constructor.getDeclaringClass().isInstance(value)) {
            throw new ClassCastException("another class");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Component component : components.values()) {
            Object field = field(component, value);
            if (field == null && component.nullable() && component.defaultText() == null) {
                continue;
            }
            try {
                tree.put(component.name(), CheckedWrite.of(component.form(), field));
            } catch (ValueCodecException e) {
                throw e.within("." + component.name());
            }
        }
        return tree;
    }

    private static @Nullable Object field(Component component, Object value) {
        try {
            return component.accessor().invoke(value);
        } catch (InvocationTargetException e) {
            throw new ValueCodecException("." + component.name() + " cannot be read: " + e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
