package dev.icosian.materializers.internal.scalar;

import dev.icosian.internal.ShortestDouble;
import dev.icosian.materializers.internal.scalar.Scalar.Kind;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The scalar types: numbers, text, truth values, enums, URI, and those of {@link TimeScalars}. */
public final class Scalars {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final Map<Class<?>, Scalar<?>> KNOWN = known();

    private Scalars() {}

    /** Returns the scalar of a class, primitive or not; empty if its values have parts or are not data. */
    public static Optional<Scalar<?>> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        }
        // Most programs store no dates, and their formats take time to make.
        Map<Class<?>, Scalar<?>> known = type.getPackageName().equals("java.time") ? TimeScalars.KNOWN : KNOWN;
        return Optional.ofNullable(known.get(MethodType.methodType(type).wrap().returnType()));
    }

    private static Map<Class<?>, Scalar<?>> known() {
        Map<Class<?>, Scalar<?>> known = new HashMap<>();
        add(known, Boolean.class, Kind.BOOLEAN, Object::toString, Scalars::readBoolean);
        add(known, Byte.class, Kind.INTEGER, Object::toString, text -> Byte.valueOf(integer(text)));
        add(known, Short.class, Kind.INTEGER, Object::toString, text -> Short.valueOf(integer(text)));
        add(known, Integer.class, Kind.INTEGER, Object::toString, text -> Integer.valueOf(integer(text)));
        add(known, Long.class, Kind.INTEGER, Object::toString, text -> Long.valueOf(integer(text)));
        add(known, Float.class, Kind.DECIMAL, ShortestDouble::toString, Scalars::readFloat);
        add(known, Double.class, Kind.DECIMAL, ShortestDouble::toString, Scalars::readDouble);
        add(known, Character.class, Kind.STRING, Object::toString, Scalars::readCharacter);
        add(known, String.class, Kind.STRING, text -> text, text -> text);
        add(known, BigInteger.class, Kind.INTEGER, BigInteger::toString, text -> new BigInteger(integer(text)));
        add(known, BigDecimal.class, Kind.STRING, BigDecimal::toString, BigDecimal::new);
        add(known, URI.class, Kind.STRING, URI::toString, URI::create);
        return Map.copyOf(known);
    }

    static <T> void add(
            Map<Class<?>, Scalar<?>> known,
            Class<T> type,
            Kind kind,
            Function<T, String> writer,
            Function<String, T> reader) {
        known.put(type, new Scalar<>(type, kind, writer, reader));
    }

    private static <E> Scalar<E> ofEnum(Class<E> type) {
        Map<String, E> constants = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new Scalar<>(type, Kind.STRING, constant -> ((Enum<?>) constant).name(), name -> {
            E constant = constants.get(name);
            if (constant == null) {
                throw new IllegalArgumentException("no constant " + name);
            }
            return constant;
        });
    }

    private static String integer(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    private static Boolean readBoolean(String text) {
        if (text.equals("true")) {
            return Boolean.TRUE;
        }
        if (text.equals("false")) {
            return Boolean.FALSE;
        }
        throw new IllegalArgumentException(text);
    }

    private static Character readCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static Double readDouble(String text) {
        double value = Double.parseDouble(text);
        checkNumber(text, Double.isFinite(value));
        return value;
    }

    private static Float readFloat(String text) {
        float value = Float.parseFloat(text);
        checkNumber(text, Float.isFinite(value));
        return value;
    }

    /** The JDK also reads {@code 1d}, {@code 0x1p3}, blanks around, and any overflow as infinity. */
    private static void checkNumber(String text, boolean finite) {
        boolean wellFormed = finite
                ? NUMBER.matcher(text).matches()
                : text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (!wellFormed) {
            throw new NumberFormatException(text);
        }
    }
}
