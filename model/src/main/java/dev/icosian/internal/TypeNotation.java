package dev.icosian.internal;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Generic types as Java spells them. */
public final class TypeNotation {
    private TypeNotation() {}

    /**
     * Returns the text of a type.
     *
     * @param separator what stands between type arguments
     * @param name how a class that is no array is named
     */
    public static String text(Type type, String separator, Function<Class<?>, String> name) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? text(plain.getComponentType(), separator, name) + "[]" : name.apply(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> text(argument, separator, name))
                    .collect(Collectors.joining(separator, text(generic.getRawType(), separator, name) + "<", ">"));
        }
        if (type instanceof GenericArrayType array) {
            return text(array.getGenericComponentType(), separator, name) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            if (wildcard.getLowerBounds().length > 0) {
                return "? super " + text(wildcard.getLowerBounds()[0], separator, name);
            }
            Type bound = wildcard.getUpperBounds()[0];
            return bound == Object.class ? "?" : "? extends " + text(bound, separator, name);
        }
        return ((TypeVariable<?>) type).getName();
    }
}
