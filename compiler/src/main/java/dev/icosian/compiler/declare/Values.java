package dev.icosian.compiler.declare;

import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.Types;
import dev.icosian.compiler.type.ValueFit;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values said in code or annotations: already of the type that is wanted, or texts that are to be decoded. */
public final class Values {
    private Values() {}

    /**
     * Returns a value of a type: the value itself if it is one, else what its text means.
     *
     * @param value a value of the type, or its text form
     */
    public static Decoded decode(Type type, @Nullable Object value) {
        if (value == null) {
            return new Decoded(null, "is null");
        }
        if (ValueFit.fits(type, value)) {
            return new Decoded(value, null);
        }
        if (!(value instanceof String)) {
            return new Decoded(
                    null, "is " + value + " (" + TypeText.alone(ValueFit.typeOf(value)) + "), not a " + TypeText.alone(type));
        }
        try {
            return new Decoded(text(Types.raw(Types.boxed(type)), (String) value), null);
        } catch (RuntimeException e) {
            return new Decoded(null, "is '" + value + "', which is no " + TypeText.alone(type));
        }
    }

    /** Returns why a type cannot be that of a param, null if it can. */
    public static @Nullable String whyNot(Type type) {
        return null;
    }

    /** Returns whether a type holds paths where a run cannot look after them. */
    public static boolean isNestedPath(Type type) {
        return false;
    }

    private static Object text(Class<?> type, String text) {
        if (type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == Double.class) {
            return Double.valueOf(text);
        }
        if (type == Boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type == URI.class) {
            return URI.create(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
        throw new IllegalArgumentException();
    }

    /**
     * A decoded value.
     *
     * @param problem what is wrong, as a clause that follows a subject; null if nothing is
     */
    public record Decoded(@Nullable Object value, @Nullable String problem) {}
}
