package dev.icosian.compiler.type;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Types as messages show them: {@code List<Double>}; with the full name where two classes of one message share the
 * simple one.
 */
public final class TypeText {
    private final Set<String> ambiguous;

    private TypeText(Set<String> ambiguous) {
        this.ambiguous = ambiguous;
    }

    /** Returns the text of a type that stands alone in its message. */
    public static String alone(Type type) {
        return of(type).text(type);
    }

    /** Prepares the texts of all types of one message. */
    public static TypeText of(Type... types) {
        Map<String, Class<?>> bySimpleName = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (Type type : types) {
            collect(type, bySimpleName, ambiguous);
        }
        return new TypeText(ambiguous);
    }

    /** Returns the text of one of the prepared types. */
    public String text(Type type) {
        if (type instanceof Class) {
            return name((Class<?>) type);
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .map(this::text)
                    .collect(Collectors.joining(", ", name((Class<?>) generic.getRawType()) + "<", ">"));
        }
        if (type instanceof GenericArrayType array) {
            return text(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            if (wildcard.getLowerBounds().length > 0) {
                return "? super " + text(wildcard.getLowerBounds()[0]);
            }
            Type bound = wildcard.getUpperBounds()[0];
            return bound == Object.class ? "?" : "? extends " + text(bound);
        }
        return ((TypeVariable<?>) type).getName();
    }

    private String name(Class<?> type) {
        if (type.isArray()) {
            return name(type.getComponentType()) + "[]";
        }
        String simple = type.getSimpleName();
        return simple.isEmpty() || ambiguous.contains(simple) ? type.getName() : simple;
    }

    private static void collect(Type type, Map<String, Class<?>> bySimpleName, Set<String> ambiguous) {
        if (type instanceof Class) {
            Class<?> plain = (Class<?>) type;
            while (plain.isArray()) {
                plain = plain.getComponentType();
            }
            Class<?> other = bySimpleName.putIfAbsent(plain.getSimpleName(), plain);
            if (other != null && other != plain) {
                ambiguous.add(plain.getSimpleName());
            }
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), bySimpleName, ambiguous);
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, bySimpleName, ambiguous);
            }
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), bySimpleName, ambiguous);
        } else if (type instanceof WildcardType wildcard) {
            for (Type bound : wildcard.getUpperBounds()) {
                collect(bound, bySimpleName, ambiguous);
            }
            for (Type bound : wildcard.getLowerBounds()) {
                collect(bound, bySimpleName, ambiguous);
            }
        }
    }
}
