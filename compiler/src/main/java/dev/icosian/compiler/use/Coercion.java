package dev.icosian.compiler.use;

import dev.icosian.internal.ShortestDouble;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Arguments said in code as the types that an annotation has. */
final class Coercion {
    private Coercion() {}

    /**
     * Returns the value as an annotation's member of this type has it: numbers where they keep their value, one element
     * for a list of one, an enum constant by name. Null if it does not fit.
     */
    static @Nullable Object to(Class<?> type, Object value) {
        if (type.isArray()) {
            return list(type.getComponentType(), value);
        }
        if (type == double.class || type == float.class) {
            return value instanceof Number number ? floating(type, number) : null;
        }
        if (type == boolean.class) {
            return value instanceof Boolean ? value : null;
        }
        if (type == char.class) {
            return value instanceof Character ? value : null;
        }
        if (type.isPrimitive()) {
            return isIntegral(value) ? integral(type, ((Number) value).longValue()) : null;
        }
        if (type.isEnum()) {
            return constant(type, value);
        }
        if (type.isAnnotation()) {
            return value instanceof Map
                    ? ArgumentSchema.nested(type.asSubclass(Annotation.class), (Map<?, ?>) value)
                    : null;
        }
        return type.isInstance(value) ? value : null;
    }

    /** Returns what is expected, as in a message: {@code a list of double}. */
    static String describe(Class<?> type) {
        return type.isArray()
                ? "a list of " + type.getComponentType().getSimpleName()
                : "of type " + type.getSimpleName();
    }

    /** Returns a value as in a message. */
    static String show(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text = value instanceof String ? "'" + value + "'" : String.valueOf(value);
        return text + " (" + value.getClass().getName() + ")";
    }

    /** Returns a plain value as a tree of JSON: enums and classes by name. */
    static Object tree(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Coercion::tree).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new TreeMap<>();
            map.forEach((key, field) -> fields.put(String.valueOf(key), tree(field)));
            return fields;
        }
        if (value instanceof Float number) {
            return Double.parseDouble(ShortestDouble.toString(number));
        }
        if (isIntegral(value)) {
            return ((Number) value).longValue();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        return value instanceof Double || value instanceof Boolean ? value : String.valueOf(value);
    }

    private static @Nullable Object list(Class<?> element, Object value) {
        List<?> items = value instanceof List ? (List<?>) value : List.of(value);
        List<Object> coerced = new ArrayList<>(items.size());
        for (Object item : items) {
            Object each = item == null ? null : to(element, item);
            if (each == null) {
                return null;
            }
            coerced.add(each);
        }
        return Collections.unmodifiableList(coerced);
    }

    private static @Nullable Object floating(Class<?> type, Number value) {
        return type == double.class ? (Object) value.doubleValue() : (Object) value.floatValue();
    }

    private static boolean isIntegral(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }

    private static @Nullable Object integral(Class<?> type, long value) {
        if (type == long.class) {
            return value;
        }
        if (type == int.class) {
            return value == (int) value ? (Object) (int) value : null;
        }
        if (type == short.class) {
            return value == (short) value ? (Object) (short) value : null;
        }
        return value == (byte) value ? (Object) (byte) value : null;
    }

    private static @Nullable Object constant(Class<?> type, Object value) {
        if (type.isInstance(value)) {
            return value;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(value))
                .findFirst()
                .orElse(null);
    }
}
