package dev.icosian.compiler.type;

import dev.icosian.internal.TypeNotation;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
        return TypeNotation.text(type, ", ", this::name);
    }

    private String name(Class<?> type) {
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
