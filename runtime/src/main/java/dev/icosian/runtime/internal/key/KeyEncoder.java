package dev.icosian.runtime.internal.key;

import dev.icosian.internal.StrictUtf8;
import dev.icosian.internal.Utf8Order;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a tree so that different trees give different bytes: one tag byte per value, then its content; numbers
 * big-endian, lengths and counts as unsigned 32 bits.
 *
 * <pre>
 * 00 {@link Absent}            05 {@code Double}, as 64 bits
 * 01 null              06 {@code String}: length, UTF-8
 * 02 false             07 {@code byte[]}: length, bytes
 * 03 true              08 {@code List}: count, items
 * 04 {@code Long}, {@code Integer}     09 {@code Map<String, ?>}: count, then name (as 06) and value
 * </pre>
 *
 * <p>NaN is always {@code 7ff8000000000000}, and -0.0 is not 0.0. A map's fields stand in the order of their names'
 * bytes; absent ones are not counted and not written. Any other class, and text with unpaired surrogates, is an
 * {@link IllegalArgumentException}. Thread-safe.
 */
public final class KeyEncoder {
    private static final int ABSENT = 0x00;
    private static final int NULL = 0x01;
    private static final int FALSE = 0x02;
    private static final int TRUE = 0x03;
    private static final int INT64 = 0x04;
    private static final int DOUBLE = 0x05;
    private static final int STRING = 0x06;
    private static final int BYTES = 0x07;
    private static final int LIST = 0x08;
    private static final int RECORD = 0x09;

    private final DataOutputStream out;

    private KeyEncoder(DataOutputStream out) {
        this.out = out;
    }

    /** Returns the encoding of a tree. */
    public static byte[] encode(@Nullable Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        encode(tree, bytes);
        return bytes.toByteArray();
    }

    /** Writes the encoding of a tree to a stream, and does not close it. */
    static void encode(@Nullable Object tree, OutputStream target) {
        DataOutputStream out = new DataOutputStream(target);
        try {
            new KeyEncoder(out).value(tree);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(@Nullable Object tree) throws IOException {
        if (tree == null) {
            out.writeByte(NULL);
            return;
        }
        if (tree == Absent.ABSENT) {
            out.writeByte(ABSENT);
            return;
        }
        if (tree instanceof Boolean truth) {
            out.writeByte(truth ? TRUE : FALSE);
            return;
        }
        if (tree instanceof Long || tree instanceof Integer) {
            out.writeByte(INT64);
            out.writeLong(((Number) tree).longValue());
            return;
        }
        if (tree instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeLong(Double.doubleToLongBits(number));
            return;
        }
        if (tree instanceof String text) {
            sized(STRING, utf8(text));
            return;
        }
        if (tree instanceof byte[] bytes) {
            sized(BYTES, bytes);
            return;
        }
        if (tree instanceof List<?> list) {
            list(list);
            return;
        }
        if (tree instanceof Map<?, ?> record) {
            record(record);
            return;
        }
        throw new IllegalArgumentException("a " + tree.getClass().getName() + " cannot be part of a key");
    }

    private void list(List<?> list) throws IOException {
        out.writeByte(LIST);
        out.writeInt(list.size());
        for (Object item : list) {
            value(item);
        }
    }

    private void record(Map<?, ?> record) throws IOException {
        SortedMap<String, @Nullable Object> present = new TreeMap<>(Utf8Order.INSTANCE);
        for (Map.Entry<?, ?> field : record.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new IllegalArgumentException("the name " + field.getKey() + " of a field is not text");
            }
            if (field.getValue() != Absent.ABSENT) {
                present.put(name, field.getValue());
            }
        }
        out.writeByte(RECORD);
        out.writeInt(present.size());
        for (Map.Entry<String, @Nullable Object> field : present.entrySet()) {
            sized(STRING, utf8(field.getKey()));
            value(field.getValue());
        }
    }

    private void sized(int tag, byte[] content) throws IOException {
        out.writeByte(tag);
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] utf8(String text) {
        try {
            return StrictUtf8.encode(text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text with an unpaired surrogate cannot be part of a key", e);
        }
    }
}
