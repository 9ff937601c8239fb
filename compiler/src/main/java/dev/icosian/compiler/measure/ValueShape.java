package dev.icosian.compiler.measure;

import dev.icosian.TypeRef;
import dev.icosian.compiler.type.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type as checks see it: an element, or arrays and lists of it.
 *
 * @param depth number of arrays and lists around the element
 * @param hasReferences whether a null can stand somewhere inside, or be the value
 */
public record ValueShape(Element element, int depth, boolean hasReferences) {
    private static final Set<Class<?>> INTEGRAL =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
    private static final Set<Class<?>> FLOATING = Set.of(Float.class, Double.class);

    public static ValueShape of(TypeRef<?> type, boolean nullable) {
        Type at = type.type();
        int depth = 0;
        boolean references = nullable;
        for (Type inner = inner(at); inner != null; inner = inner(at)) {
            at = inner;
            depth++;
            references |= !(at instanceof Class) || !((Class<?>) at).isPrimitive();
        }
        return new ValueShape(element(Types.boxed(Types.raw(at))), depth, references);
    }

    public boolean isScalar() {
        return depth == 0;
    }

    public boolean isIntegral() {
        return element == Element.INTEGRAL || element == Element.BOOLEAN;
    }

    private static @Nullable Type inner(Type type) {
        Type component = Types.component(type);
        if (component != null) {
            return component;
        }
        if (!List.class.isAssignableFrom(Types.raw(type))) {
            return null;
        }
        Type list = Types.supertype(type, List.class);
        return list instanceof ParameterizedType generic
                ? Types.readable(generic.getActualTypeArguments()[0])
                : Object.class;
    }

    private static Element element(Class<?> type) {
        if (INTEGRAL.contains(type)) {
            return Element.INTEGRAL;
        }
        if (FLOATING.contains(type)) {
            return Element.FLOATING;
        }
        if (type == BigDecimal.class) {
            return Element.DECIMAL;
        }
        if (type == Boolean.class) {
            return Element.BOOLEAN;
        }
        return type == String.class ? Element.TEXT : Element.OTHER;
    }

    /** What is inside all arrays and lists. */
    public enum Element {
        /** A whole number. */
        INTEGRAL,
        /** A binary fraction, which may be NaN. */
        FLOATING,
        /** A decimal fraction. */
        DECIMAL,
        /** True or false, which count as 1 and 0. */
        BOOLEAN,
        /** A text. */
        TEXT,
        /** Anything else. */
        OTHER;

        public boolean isNumber() {
            return this == INTEGRAL || this == FLOATING || this == DECIMAL;
        }
    }
}
