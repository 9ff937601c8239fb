package dev.icosian.compiler.plan;

import dev.icosian.internal.ShortestDouble;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options of targets: texts, whole numbers, booleans and doubles. Since a structure holds no decimals, a double stands as
 * {@code {"decimal":"0.5"}} in JSON.
 */
final class OptionValues {
    private static final String DECIMAL = "decimal";

    private OptionValues() {}

    /** Returns the options with {@code Long} and {@code Double} as the only numbers. */
    static Map<String, Object> normalized(Map<String, Object> options) {
        Map<String, Object> normalized = new TreeMap<>();
        options.forEach((key, value) -> normalized.put(key, normalized(value)));
        return normalized;
    }

    private static Object normalized(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
            return number.longValueExact();
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    static Map<String, Object> tree(Map<String, Object> options) {
        Map<String, Object> tree = new LinkedHashMap<>();
        options.forEach((key, value) -> tree.put(key, value instanceof Double number ? decimal(number) : value));
        return tree;
    }

    private static Map<String, String> decimal(double number) {
        return Map.of(DECIMAL, ShortestDouble.toString(number));
    }

    /** Returns the value that a tree stands for, null if it is none. */
    static @Nullable Object read(@Nullable Object tree) {
        if (tree instanceof String || tree instanceof Long || tree instanceof Boolean) {
            return tree;
        }
        if (tree instanceof Map<?, ?> map && map.size() == 1 && map.get(DECIMAL) instanceof String text) {
            return decimal(text);
        }
        return null;
    }

    private static @Nullable Double decimal(String text) {
        try {
            double number = Double.parseDouble(text);
            return ShortestDouble.toString(number).equals(text) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
