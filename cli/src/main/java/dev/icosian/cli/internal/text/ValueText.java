package dev.icosian.cli.internal.text;

import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.ShortestDouble;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A result on one line: scalars, records, lists and maps whole if they are short, of arrays the head. Digits are never
 * rounded. Never calls {@code toString} of a user's class.
 */
public final class ValueText {
    private static final int LONGEST = 160;
    private static final int LONGEST_HEAD = 72;
    private static final int DEEPEST = 8;

    private final StringBuilder text = new StringBuilder();

    private ValueText() {}

    /**
     * A value as shown.
     *
     * @param whole whether nothing was left out
     */
    public record Shown(String text, boolean whole) {}

    /** Returns how a value is shown; empty if it is long or of a type without a text of its own. */
    public static Optional<Shown> of(@Nullable Object value) {
        if (value != null && value.getClass().isArray()) {
            return array(value);
        }
        ValueText writer = new ValueText();
        return writer.append(value, 0) ? Optional.of(new Shown(writer.text.toString(), true)) : Optional.empty();
    }

    /** Returns a value as a cell of a table, cut if it is long; text without quotes where nothing is lost by it. */
    public static String cell(@Nullable Object value, int longest) {
        String text;
        if (value instanceof CharSequence && isPlainText(value.toString())) {
            text = value.toString();
        } else {
            text = of(value).map(Shown::text).orElse("…");
        }
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static boolean isPlainText(String text) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && text.codePoints().noneMatch(Character::isISOControl)
                && !text.equals("null");
    }

    private static Optional<Shown> array(Object array) {
        Class<?> item = array.getClass().getComponentType();
        int length = Array.getLength(array);
        if (item.isArray()) {
            return item.getComponentType().isPrimitive() ? Optional.of(table(array, item, length)) : Optional.empty();
        }
        ValueText writer = new ValueText();
        writer.text.append(item.getSimpleName()).append('[').append(length).append(']');
        int start = writer.text.length();
        for (int i = 0; i < length; i++) {
            int before = writer.text.length();
            writer.text.append(i == 0 ? " " : ", ");
            if (!writer.append(Array.get(array, i), 0)) {
                return Optional.empty();
            }
            boolean isLast = i == length - 1;
            if (writer.text.length() - start > LONGEST_HEAD && i > 0 && !(isLast && writer.text.length() <= LONGEST)) {
                writer.text.setLength(before);
                return Optional.of(new Shown(writer.text.append(", …").toString(), false));
            }
        }
        return Optional.of(new Shown(writer.text.toString(), true));
    }

    private static Shown table(Object array, Class<?> row, int length) {
        int columns = length == 0 ? 0 : Array.getLength(Array.get(array, 0));
        return new Shown(row.getComponentType().getSimpleName() + "[" + length + "][" + columns + "]", false);
    }

    /** Returns false if the value cannot be shown whole. */
    private boolean append(@Nullable Object value, int depth) {
        if (depth > DEEPEST || text.length() > LONGEST + LONGEST_HEAD) {
            return false;
        }
        boolean known = value == null ? appendPlain("null") : appendKnown(value, depth);
        return known && (depth > 0 || text.length() <= LONGEST + LONGEST_HEAD);
    }

    private boolean appendKnown(Object value, int depth) {
        if (value instanceof Double number) {
            return appendPlain(ShortestDouble.toString(number));
        }
        if (value instanceof Enum<?> constant) {
            return appendPlain(constant.name());
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString().length() <= LONGEST && appendPlain(quoted(value.toString()));
        }
        if (isPlain(value)) {
            return appendPlain(value.toString());
        }
        if (value instanceof Optional<?> optional) {
            return append(optional.orElse(null), depth + 1);
        }
        if (value instanceof Record columns) {
            return appendRecord(columns, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return appendMap(map, depth);
        }
        if (value instanceof Collection<?> items) {
            return appendItems(items, depth);
        }
        return value.getClass().isArray() && appendArray(value, depth);
    }

    private static boolean isPlain(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Float
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof URI
                || value instanceof Duration
                || value instanceof Period
                || value instanceof ZoneId
                || (value instanceof TemporalAccessor
                        && value.getClass().getName().startsWith("java.time."));
    }

    private static String quoted(String value) {
        return CanonicalJson.valueText(value);
    }

    private boolean appendPlain(String word) {
        text.append(word);
        return true;
    }

    private boolean appendRecord(Record columns, int depth) {
        text.append('{');
        String separator = "";
        for (RecordComponent component : columns.getClass().getRecordComponents()) {
            text.append(separator).append(component.getName()).append(": ");
            separator = ", ";
            Object value;
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                value = accessor.invoke(columns);
            } catch (ReflectiveOperationException | RuntimeException e) {
                return false;
            }
            if (!append(value, depth + 1)) {
                return false;
            }
        }
        return appendPlain("}") && text.length() <= LONGEST;
    }

    private boolean appendMap(Map<?, ?> map, int depth) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            separator = ", ";
            if (!(entry.getKey() instanceof String key ? appendPlain(key) : append(entry.getKey(), depth + 1))) {
                return false;
            }
            text.append(": ");
            if (!append(entry.getValue(), depth + 1)) {
                return false;
            }
        }
        return appendPlain("}") && text.length() <= LONGEST;
    }

    private boolean appendItems(Collection<?> items, int depth) {
        text.append('[');
        String separator = "";
        for (Object item : items) {
            text.append(separator);
            separator = ", ";
            if (!append(item, depth + 1)) {
                return false;
            }
        }
        return appendPlain("]") && text.length() <= LONGEST;
    }

    private boolean appendArray(Object array, int depth) {
        int length = Array.getLength(array);
        text.append('[');
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ");
            if (!append(Array.get(array, i), depth + 1)) {
                return false;
            }
        }
        return appendPlain("]") && text.length() <= LONGEST;
    }
}
