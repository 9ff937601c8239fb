package dev.icosian.compiler.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value of one type may be given to a parameter of another: as javac has it for references, where values
 * travel boxed. So a subclass fits, {@code int} fits {@code Integer}, and {@code int} does not fit {@code long}.
 */
public final class Assignability {
    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Character.class, Integer.class, Long.class, Float.class, Double.class);

    private Assignability() {}

    /** Returns how a value of the first type fits the second. */
    public static Fit of(Type from, Type to) {
        return reference(Types.boxed(from), Types.boxed(to));
    }

    /** Returns what to do about two types of which the first does not fit the second, null if nothing special. */
    public static @Nullable String hint(Type from, Type to) {
        Type boxedFrom = Types.boxed(from);
        Type boxedTo = Types.boxed(to);
        if (NUMBERS.contains(boxedFrom) && NUMBERS.contains(boxedTo)) {
            TypeText text = TypeText.of(from, to);
            return "values travel boxed, so " + text.text(from) + " does not become " + text.text(to)
                    + ": use the same type on both sides";
        }
        if (Types.raw(boxedFrom) == Types.raw(boxedTo) && boxedFrom instanceof ParameterizedType) {
            return "the type arguments differ: use the same on both sides, or a wildcard where the value is only read";
        }
        return null;
    }

    /** Recursive over the nesting of one type as written in a source file. */
    private static Fit reference(Type from, Type to) {
        if (to == Object.class || from.equals(to)) {
            return Types.isRaw(to) ? Fit.RAW : Fit.YES;
        }
        if (from instanceof TypeVariable) {
            return anyOf(((TypeVariable<?>) from).getBounds(), to);
        }
        if (from instanceof WildcardType wildcard) {
            return anyOf(wildcard.getUpperBounds(), to);
        }
        if (to instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return lower.length == 0 ? Fit.NO : reference(from, lower[0]);
        }
        if (to instanceof TypeVariable) {
            return Fit.NO;
        }
        Type wanted = Types.component(to);
        if (wanted != null) {
            return array(Types.component(from), wanted);
        }
        Class<?> raw = Types.raw(to);
        if (!raw.isAssignableFrom(Types.raw(from))) {
            return Fit.NO;
        }
        if (to instanceof Class) {
            return Types.isRaw(to) ? Fit.RAW : Fit.YES;
        }
        Type seen = Types.supertype(from, raw);
        if (!(seen instanceof ParameterizedType generic)) {
            return Fit.RAW;
        }
        return arguments(generic, (ParameterizedType) to);
    }

    private static Fit anyOf(Type[] bounds, Type to) {
        Fit best = Fit.NO;
        for (Type bound : bounds) {
            Fit fit = reference(bound, to);
            if (fit.compareTo(best) < 0) {
                best = fit;
            }
        }
        return best;
    }

    private static Fit array(@Nullable Type from, Type to) {
        if (from == null) {
            return Fit.NO;
        }
        if (isPrimitive(from) || isPrimitive(to)) {
            return from == to ? Fit.YES : Fit.NO;
        }
        return reference(from, to);
    }

    private static boolean isPrimitive(Type type) {
        return type instanceof Class && ((Class<?>) type).isPrimitive();
    }

    private static Fit arguments(ParameterizedType from, ParameterizedType to) {
        Type[] given = from.getActualTypeArguments();
        Type[] wanted = to.getActualTypeArguments();
        Fit worst = from.getOwnerType() instanceof ParameterizedType owner
                        && to.getOwnerType() instanceof ParameterizedType wantedOwner
                ? reference(owner, wantedOwner)
                : Fit.YES;
        for (int i = 0; i < wanted.length; i++) {
            Fit fit = contains(wanted[i], given[i]);
            if (fit.compareTo(worst) > 0) {
                worst = fit;
            }
        }
        return worst;
    }

    private static Fit contains(Type wanted, Type given) {
        if (!(wanted instanceof WildcardType wildcard)) {
            return wanted.equals(given) ? Fit.YES : Fit.NO;
        }
        if (wildcard.getLowerBounds().length > 0) {
            Type bound = wildcard.getLowerBounds()[0];
            if (!(given instanceof WildcardType other)) {
                return reference(bound, given);
            }
            Type[] lower = other.getLowerBounds();
            return lower.length == 0 ? Fit.NO : reference(bound, lower[0]);
        }
        Fit worst = Fit.YES;
        for (Type bound : wildcard.getUpperBounds()) {
            Fit fit = reference(given, bound);
            if (fit.compareTo(worst) > 0) {
                worst = fit;
            }
        }
        return worst;
    }
}
