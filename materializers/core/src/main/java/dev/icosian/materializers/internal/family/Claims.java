package dev.icosian.materializers.internal.family;

import dev.icosian.TypeRef;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who serves a type by default where several formats could: arrays of numbers go to {@code npy}, {@code byte[]} to
 * {@code bytes}, {@code String} to {@code text}, {@code Path} to {@code file}, all else to {@code json}. One that is
 * asked for by name serves all that it can.
 */
public final class Claims {
    private Claims() {}

    /** Returns the id of the default for a type that JSON could serve too; empty if JSON is the default. */
    public static Optional<String> beforeJson(TypeRef<?> type) {
        if (type.type() == String.class) {
            return Optional.of("text");
        }
        if (type.type() == Path.class) {
            return Optional.of("file");
        }
        if (type.type() == byte[].class) {
            return Optional.of("bytes");
        }
        return type.type() instanceof Class<?> plain && isNumeric(plain) ? Optional.of("npy") : Optional.empty();
    }

    /** Returns whether it is an array of numbers or truth values, or an array of such arrays. */
    public static boolean isNumeric(Class<?> type) {
        Class<?> row = type.isArray() ? type.getComponentType() : Object.class;
        Class<?> element = row.isArray() ? row.getComponentType() : row;
        return element.isPrimitive() && element != char.class;
    }
}
