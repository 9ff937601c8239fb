package dev.icosian.materializers.internal.law;

import dev.icosian.materializers.internal.record.RecordAccess;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A value as text, arrays by their elements, cut where it gets long. */
final class ShownValue {
    private static final int LONGEST = 400;

    private final StringBuilder text = new StringBuilder();

    private ShownValue() {}

    /** Returns the text. */
    static String of(@Nullable Object value) {
        ShownValue shown = new ShownValue();
        shown.add(value);
        return shown.text.length() <= LONGEST ? shown.text.toString() : shown.text.substring(0, LONGEST) + "…";
    }

    private void add(@Nullable Object value) {
        if (value instanceof CharSequence characters) {
            text.append('"').append(characters).append('"');
            return;
        }
        if (value != null && value.getClass().isArray()) {
            Object array = value;
            addAll(
                    '[',
                    IntStream.range(0, Array.getLength(array))
                            .<@Nullable Object>mapToObj(index -> Array.get(array, index))
                            .iterator(),
                    ']');
            return;
        }
        if (value instanceof Collection<?> collection) {
            addAll('[', collection.iterator(), ']');
            return;
        }
        if (value instanceof Map<?, ?> map) {
            addAll('{', map.entrySet().iterator(), '}');
            return;
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            add(entry.getKey());
            text.append('=');
            add(entry.getValue());
            return;
        }
        if (value instanceof Record) {
            addComponents(value);
            return;
        }
        text.append(value);
    }

    private void addAll(char open, Iterator<? extends @Nullable Object> items, char close) {
        text.append(open);
        String separator = "";
        while (items.hasNext() && text.length() <= LONGEST) {
            text.append(separator);
            separator = ", ";
            add(items.next());
        }
        text.append(close);
    }

    private void addComponents(Object value) {
        text.append(value.getClass().getSimpleName()).append('[');
        RecordAccess access = RecordAccess.of(value.getClass());
        for (int i = 0; i < access.names().size() && text.length() <= LONGEST; i++) {
            text.append(i == 0 ? "" : ", ").append(access.names().get(i)).append('=');
            try {
                add(access.get(value, i));
            } catch (FormatException e) {
                text.append(e.getMessage());
            }
        }
        text.append(']');
    }
}
