package dev.icosian.compiler.json;

import dev.icosian.internal.ShortestDouble;
import dev.icosian.internal.StrictUtf8;
import dev.icosian.internal.Utf8Order;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical JSON as UTF-8: whole trees, or piece by piece where a tree would need many times the room of its text.
 * Who writes an object piece by piece names its fields in the order of their bytes; trees are put in order. Not
 * thread-safe.
 */
public final class JsonWriter {
    static final int MAX_DEPTH = 1000;

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int FIRST_NOT_ASCII = 0x80;
    private static final int PIECE = 1 << 13;

    private final boolean doublesAllowed;
    private final @Nullable Pieces target;
    private byte[] bytes;
    private int size;
    private boolean follows;

    /** Takes bytes, of which it must make a copy if it keeps them. {@code MessageDigest::update} is one. */
    @FunctionalInterface
    public interface Pieces {
        /** Takes the next bytes. */
        void take(byte[] bytes, int from, int length);
    }

    private JsonWriter(boolean doublesAllowed, @Nullable Pieces target) {
        this.doublesAllowed = doublesAllowed;
        this.target = target;
        this.bytes = new byte[target == null ? 128 : PIECE];
    }

    /** Returns a writer that keeps all that is written. */
    static JsonWriter of(boolean doublesAllowed) {
        return new JsonWriter(doublesAllowed, null);
    }

    /** Returns a writer of a structure that keeps all that is written. */
    public static JsonWriter structure() {
        return of(false);
    }

    /** Returns a writer of a structure that hands over what is written in pieces, the last with {@link #flush}. */
    public static JsonWriter structure(Pieces target) {
        return new JsonWriter(false, target);
    }

    /** Begins an object. */
    public JsonWriter beginObject() {
        return begin('{');
    }

    /** Ends an object. */
    public JsonWriter endObject() {
        return end('}');
    }

    /** Begins a list. */
    public JsonWriter beginList() {
        return begin('[');
    }

    /** Ends a list. */
    public JsonWriter endList() {
        return end(']');
    }

    /** Names the next field of an object. */
    public JsonWriter name(String name) {
        separate();
        appendString(name);
        append(':');
        follows = false;
        return this;
    }

    /** Writes a field's value, or an item: a whole tree. */
    public JsonWriter value(@Nullable Object tree) {
        value(tree, 0);
        return this;
    }

    /** Names a field and writes its value. */
    public JsonWriter field(String name, @Nullable Object tree) {
        return name(name).value(tree);
    }

    /** Ends a document with a newline. */
    public JsonWriter newline() {
        append('\n');
        return this;
    }

    /** Hands over what is left. */
    public void flush() {
        if (target != null) {
            target.take(bytes, 0, size);
            size = 0;
        }
    }

    /** Returns what was written and not handed over. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Returns the text of what was written and not handed over. */
    public String toText() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private JsonWriter begin(char bracket) {
        separate();
        append(bracket);
        follows = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        append(bracket);
        follows = true;
        return this;
    }

    private void separate() {
        if (follows) {
            append(',');
        }
    }

    private void value(@Nullable Object tree, int depth) {
        if (tree instanceof String string) {
            separate();
            appendString(string);
            follows = true;
            return;
        }
        if (tree instanceof Map<?, ?> map) {
            map(map, depth);
            return;
        }
        if (tree instanceof List<?> list) {
            list(list, depth);
            return;
        }
        separate();
        if (tree instanceof Double number) {
            appendDouble(number);
        } else if (tree == null
                || tree instanceof Boolean
                || tree instanceof Long
                || tree instanceof Integer
                || tree instanceof BigInteger) {
            appendAscii(String.valueOf(tree));
        } else {
            throw new JsonException("a " + tree.getClass().getName() + " has no canonical JSON");
        }
        follows = true;
    }

    private static void descend(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new JsonException("more than 1,000 levels of lists and objects");
        }
    }

    private void map(Map<?, ?> map, int depth) {
        descend(depth);
        beginObject();
        for (Map.Entry<?, ?> entry : (isSorted(map) ? map : sorted(map)).entrySet()) {
            try {
                name((String) entry.getKey());
                value(entry.getValue(), depth + 1);
            } catch (JsonException e) {
                throw e.within("." + entry.getKey());
            }
        }
        endObject();
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

    private void list(List<?> list, int depth) {
        descend(depth);
        beginList();
        int index = 0;
        for (Object item : list) {
            try {
                value(item, depth + 1);
            } catch (JsonException e) {
                throw e.within("[" + index + "]");
            }
            index++;
        }
        endList();
    }

    private void appendDouble(double number) {
        if (!doublesAllowed) {
            throw new JsonException("a double stands where only whole numbers can: " + ShortestDouble.toString(number));
        }
        String text = ShortestDouble.toString(number);
        if (Double.isFinite(number)) {
            appendAscii(text);
            return;
        }
        appendString(text);
    }

    /** Nearly all text stands as it is, one byte for each character. */
    private void appendString(String string) {
        int length = string.length();
        reserve(length + 2);
        byte[] to = bytes;
        int at = size;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c < FIRST_PRINTABLE || c >= FIRST_NOT_ASCII || c == '"' || c == '\\') {
                appendEscaped(string);
                return;
            }
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        size = at;
    }

    private void appendEscaped(String string) {
        int unpaired = StrictUtf8.unpairedSurrogate(string);
        if (unpaired >= 0) {
            throw new JsonException("the text has an unpaired surrogate at index " + unpaired);
        }
        StringBuilder escaped = new StringBuilder(string.length() + 16).append('"');
        for (int i = 0; i < string.length(); i++) {
            escape(string.charAt(i), escaped);
        }
        byte[] encoded = escaped.append('"').toString().getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private static void escape(char c, StringBuilder text) {
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

    private void appendAscii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += text.length();
    }

    private void append(char ascii) {
        reserve(1);
        bytes[size] = (byte) ascii;
        size++;
    }

    private void reserve(int more) {
        if (bytes.length - size >= more) {
            return;
        }
        flush();
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
