package dev.icosian.runtime.internal.record;

import dev.icosian.internal.Utf8Order;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a stored object strictly: each of its type, and none left over. Not thread safe. */
final class Fields {
    private static final int DIGEST = 64;

    private final Map<String, @Nullable Object> object;
    private final String path;
    private final Set<String> taken = new HashSet<>();

    Fields(Map<String, @Nullable Object> object, String path) {
        this.object = object;
        this.path = path;
    }

    /** Makes a value of all fields; one that the reader does not take is refused. */
    <T> T all(Function<Fields, T> reader) {
        T value = reader.apply(this);
        for (String name : object.keySet()) {
            if (!taken.contains(name)) {
                throw new RecordException("its field '" + place(name) + "' is unknown");
            }
        }
        return value;
    }

    boolean has(String name) {
        return object.containsKey(name);
    }

    String text(String name) {
        return typed(name, String.class, "text");
    }

    @Nullable
    String textOrNull(String name) {
        return nullable(name) ? null : text(name);
    }

    String sha256(String name) {
        return sha256(text(name), name);
    }

    @Nullable
    String sha256OrNull(String name) {
        return nullable(name) ? null : sha256(name);
    }

    long number(String name) {
        return typed(name, Long.class, "a whole number");
    }

    int count(String name) {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new RecordException("its field '" + place(name) + "' is not a count: " + number);
        }
        return (int) number;
    }

    boolean flag(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return InstantText.parse(text);
        } catch (DateTimeException e) {
            throw new RecordException("its field '" + place(name) + "' is not a time: " + text);
        }
    }

    @Nullable
    Instant instantOrNull(String name) {
        return nullable(name) ? null : instant(name);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type, Function<E, String> spelling) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (spelling.apply(constant).equals(text)) {
                return constant;
            }
        }
        throw new RecordException("its field '" + place(name) + "' has the unknown value '" + text + "'");
    }

    <T> T object(String name, Function<Fields, T> reader) {
        return new Fields(map(name), place(name)).all(reader);
    }

    <T> @Nullable T objectOrNull(String name, Function<Fields, T> reader) {
        return nullable(name) ? null : object(name, reader);
    }

    <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        List<?> items = typed(name, List.class, "a list");
        for (int i = 0; i < items.size(); i++) {
            String at = name + "[" + i + "]";
            values.add(new Fields(asMap(items.get(i), at), place(at)).all(reader));
        }
        return Collections.unmodifiableList(values);
    }

    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        List<?> items = typed(name, List.class, "a list");
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw new RecordException("its field '" + place(name) + "' is not a list of texts");
            }
            values.add(text);
        }
        return Collections.unmodifiableList(values);
    }

    List<String> digests(String name) {
        List<String> values = texts(name);
        values.forEach(value -> sha256(value, name));
        return values;
    }

    <T> Map<String, T> objectsByName(String name, Function<Fields, T> reader) {
        Map<String, T> values = new TreeMap<>(Utf8Order.INSTANCE);
        for (Map.Entry<String, @Nullable Object> entry : map(name).entrySet()) {
            String at = name + "." + entry.getKey();
            values.put(entry.getKey(), new Fields(asMap(entry.getValue(), at), place(at)).all(reader));
        }
        return Collections.unmodifiableMap(values);
    }

    Map<String, @Nullable String> digestsByName(String name) {
        Map<String, @Nullable String> values = new TreeMap<>(Utf8Order.INSTANCE);
        for (Map.Entry<String, @Nullable Object> entry : map(name).entrySet()) {
            Object value = entry.getValue();
            values.put(entry.getKey(), value == null ? null : sha256(String.valueOf(value), name));
        }
        return Collections.unmodifiableMap(values);
    }

    Map<String, String> textsByName(String name) {
        return scalarsByName(name, String.class, "texts");
    }

    Map<String, Long> numbersByName(String name) {
        return scalarsByName(name, Long.class, "whole numbers");
    }

    /** Returns an object as it stands: lists, maps and scalars. */
    Map<String, @Nullable Object> map(String name) {
        return asMap(value(name), name);
    }

    private <T> Map<String, T> scalarsByName(String name, Class<T> type, String what) {
        Map<String, T> values = new TreeMap<>(Utf8Order.INSTANCE);
        for (Map.Entry<String, @Nullable Object> entry : map(name).entrySet()) {
            if (!type.isInstance(entry.getValue())) {
                throw new RecordException("its field '" + place(name) + "' does not hold " + what + " only");
            }
            values.put(entry.getKey(), type.cast(entry.getValue()));
        }
        return Collections.unmodifiableMap(values);
    }

    private boolean nullable(String name) {
        taken.add(name);
        return object.get(name) == null;
    }

    private @Nullable Object value(String name) {
        taken.add(name);
        if (!object.containsKey(name)) {
            throw new RecordException("its field '" + place(name) + "' is missing");
        }
        return object.get(name);
    }

    private <T> T typed(String name, Class<T> type, String what) {
        Object value = value(name);
        if (!type.isInstance(value)) {
            throw new RecordException("its field '" + place(name) + "' is not " + what);
        }
        return type.cast(value);
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys only
    private Map<String, @Nullable Object> asMap(@Nullable Object value, String name) {
        if (!(value instanceof Map)) {
            throw new RecordException("its field '" + place(name) + "' is not an object");
        }
        return (Map<String, @Nullable Object>) value;
    }

    private String sha256(String text, String name) {
        if (!isDigest(text)) {
            throw new RecordException("its field '" + place(name) + "' is not a digest: " + text);
        }
        return text;
    }

    private static boolean isDigest(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == DIGEST;
    }

    private String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
