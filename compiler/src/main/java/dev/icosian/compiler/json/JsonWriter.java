package dev.icosian.compiler.json;

import dev.icosian.internal.ShortestDouble;
import dev.icosian.internal.StrictUtf8;
import dev.icosian.internal.Utf8Order;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one tree. Not thread-safe. */
final class JsonWriter {
    static final int MAX_DEPTH = 1000;

    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder();
    private final boolean doublesAllowed;

    JsonWriter(boolean doublesAllowed) {
        this.doublesAllowed = doublesAllowed;
    }

    String write(@Nullable Object tree) {
        append(tree, 0);
        return text.toString();
    }

    private void append(@Nullable Object tree, int depth) {
        if (tree instanceof Map<?, ?> map) {
            appendMap(map, depth);
            return;
        }
        if (tree instanceof List<?> list) {
            appendList(list, depth);
            return;
        }
        if (tree instanceof String string) {
            appendString(string);
            return;
        }
        if (tree instanceof Double number) {
            appendDouble(number);
            return;
        }
        if (tree == null
                || tree instanceof Boolean
                || tree instanceof Long
                || tree instanceof Integer
                || tree instanceof BigInteger) {
            text.append(tree);
            return;
        }
        throw new JsonException("a " + tree.getClass().getName() + " has no canonical JSON");
    }

    private static void descend(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new JsonException("more than 1,000 levels of lists and objects");
        }
    }

    private void appendMap(Map<?, ?> map, int depth) {
        descend(depth);
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : (isSorted(map) ? map : sorted(map)).entrySet()) {
            text.append(separator);
            separator = ",";
            try {
                appendString((String) entry.getKey());
                text.append(':');
                append(entry.getValue(), depth + 1);
            } catch (JsonException e) {
                throw e.within("." + entry.getKey());
            }
        }
        text.append('}');
    }

    private static boolean isSorted(Map<?, ?> map) {
        String before = null;
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || (before != null && Utf8Order.INSTANCE.compare(before, name) >= 0)) {
                return false;
            }
            before = name;
        }
        return true;
    }

    private static SortedMap<String, Object> sorted(Map<?, ?> map) {
        SortedMap<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new JsonException("the key " + entry.getKey() + " is not text");
            }
            sorted.put(name, entry.getValue());
        }
        return sorted;
    }

    private void appendList(List<?> list, int depth) {
        descend(depth);
        text.append('[');
        int index = 0;
        for (Object item : list) {
            if (index > 0) {
                text.append(',');
            }
            try {
                append(item, depth + 1);
            } catch (JsonException e) {
                throw e.within("[" + index + "]");
            }
            index++;
        }
        text.append(']');
    }

    private void appendDouble(double number) {
        if (!doublesAllowed) {
            throw new JsonException("a double stands where only whole numbers can: " + ShortestDouble.toString(number));
        }
        if (Double.isFinite(number)) {
            text.append(ShortestDouble.toString(number));
            return;
        }
        appendString(ShortestDouble.toString(number));
    }

    private void appendString(String string) {
        if (isPlain(string)) {
            text.append('"').append(string).append('"');
            return;
        }
        int unpaired = StrictUtf8.unpairedSurrogate(string);
        if (unpaired >= 0) {
            throw new JsonException("the text has an unpaired surrogate at index " + unpaired);
        }
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            appendCharacter(string.charAt(i));
        }
        text.append('"');
    }

    /** Returns whether a text stands as it is, which nearly all do. */
    private static boolean isPlain(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < FIRST_PRINTABLE || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private void appendCharacter(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < FIRST_PRINTABLE) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    return;
                }
                text.append(c);
            }
        }
    }
}
