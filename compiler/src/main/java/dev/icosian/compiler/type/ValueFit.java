package dev.icosian.compiler.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an object is a value of a full generic type, as far as objects can tell: also inside collections and maps. */
public final class ValueFit {
    private ValueFit() {}

    /** Returns whether it is. Null never is: whether null is allowed is another question. */
    public static boolean fits(Type type, @Nullable Object value) {
        Class<?> raw = Types.raw(Types.boxed(type));
        if (value == null || !raw.isInstance(value)) {
            return false;
        }
        if (!(type instanceof ParameterizedType)) {
            return true;
        }
        if (value instanceof Collection && Collection.class.isAssignableFrom(raw)) {
            Type items = argument(type, Collection.class, 0);
            return ((Collection<?>) value).stream().allMatch(item -> fits(items, item));
        }
        if (value instanceof Map && Map.class.isAssignableFrom(raw)) {
            Type keys = argument(type, Map.class, 0);
            Type values = argument(type, Map.class, 1);
            return ((Map<?, ?>) value)
                    .entrySet().stream().allMatch(e -> fits(keys, e.getKey()) && fits(values, e.getValue()));
        }
        return true;
    }

    /** Returns the type that says most about a value: {@code List<Integer>} of a list of integers. */
    public static Type typeOf(Object value) {
        if (value instanceof Enum) {
            return ((Enum<?>) value).getDeclaringClass();
        }
        if (value instanceof List) {
            return Types.parameterized(List.class, common((List<?>) value));
        }
        if (value instanceof Map) {
            return Types.parameterized(Map.class, String.class, common(((Map<?, ?>) value).values()));
        }
        if (value instanceof Path) {
            return Path.class;
        }
        return value.getClass();
    }

    private static Type common(Collection<?> items) {
        Type common = null;
        for (Object item : items) {
            Type type = item == null ? Object.class : typeOf(item);
            if (common != null && !common.equals(type)) {
                return Object.class;
            }
            common = type;
        }
        return common == null ? Object.class : common;
    }

    private static Type argument(Type type, Class<?> target, int index) {
        Type seen = Types.supertype(type, target);
        return seen instanceof ParameterizedType generic
                ? Types.readable(generic.getActualTypeArguments()[index])
                : Object.class;
    }
}
