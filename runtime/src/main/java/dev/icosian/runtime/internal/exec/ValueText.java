package dev.icosian.runtime.internal.exec;

import dev.icosian.Secret;
import dev.icosian.runtime.internal.exec.call.Access;
import dev.icosian.runtime.internal.outside.Redaction;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A few words about a value: its size, or itself if that is short. Never calls {@code toString} of a user's class. */
final class ValueText {
    private static final int LONGEST = 40;

    private ValueText() {}

    /**
     * Returns {@code 3 rows}, {@code 4}, {@code "signups"}; empty if there is nothing short to say.
     *
     * @param secrets taken out of texts before these are shortened: a part of a secret could not be found any more
     */
    static String of(@Nullable Object value, Redaction secrets) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return text(secrets.text(text.toString()));
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        if (value instanceof Collection<?> collection) {
            boolean rows = collection instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record;
            return count(collection.size(), rows ? "row" : "item");
        }
        if (value instanceof Map<?, ?> map) {
            return count(map.size(), "key");
        }
        if (value instanceof Record columns) {
            OptionalInt rows = rows(columns);
            return rows.isPresent() ? count(rows.getAsInt(), "row") : "";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean ofJdk = value.getClass().getClassLoader() == null || value instanceof Secret;
        return ofJdk && isPlain(value) ? shortened(secrets.text(value.toString())) : "";
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Secret
                || value instanceof java.net.URI
                || value instanceof java.nio.file.Path
                || value instanceof java.time.Duration
                || value instanceof java.time.Period
                || value instanceof java.time.temporal.TemporalAccessor;
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        Object first = length == 0 ? null : Array.get(array, 0);
        return first != null && first.getClass().isArray()
                ? length + " x " + Array.getLength(first)
                : count(length, "value");
    }

    /** Returns the length of a record's arrays, if it has some and they are of one length: a table. */
    private static OptionalInt rows(Record columns) {
        int rows = -1;
        for (Method accessor : Access.accessors(columns.getClass())) {
            Object column;
            try {
                column = accessor.invoke(columns);
            } catch (ReflectiveOperationException e) {
                return OptionalInt.empty();
            }
            if (column == null || !column.getClass().isArray()) {
                return OptionalInt.empty();
            }
            int length = Array.getLength(column);
            if (rows >= 0 && rows != length) {
                return OptionalInt.empty();
            }
            rows = length;
        }
        return rows < 0 ? OptionalInt.empty() : OptionalInt.of(rows);
    }

    private static String count(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }

    private static String text(String text) {
        return "\"" + shortened(text.replace("\n", "\\n")) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
