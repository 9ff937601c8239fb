package dev.icosian.materializers.internal.scalar;

import dev.icosian.internal.StrictUtf8;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * A type of values without parts, and their one text. Immutable and thread safe.
 *
 * @param type never primitive
 * @param kind how JSON spells the text
 * @param writer returns the text of a value
 * @param reader returns the value of a text, or throws {@link IllegalArgumentException} or {@link DateTimeException}
 */
public record Scalar<T>(Class<T> type, Kind kind, Function<T, String> writer, Function<String, T> reader) {
    /** How JSON spells the text. */
    public enum Kind {
        /** As a string. */
        STRING,
        /** As a number without fraction. */
        INTEGER,
        /** As a number, but NaN and the infinities as strings. */
        DECIMAL,
        /** As {@code true} or {@code false}. */
        BOOLEAN
    }

    /** Returns the text of a value of this type. */
    public String write(Object value) throws FormatException {
        String text;
        try {
            text = writer.apply(type.cast(value));
        } catch (ClassCastException e) {
            throw new FormatException(value.getClass().getName() + " where " + type.getName() + " is declared", e);
        }
        int unpaired = StrictUtf8.unpairedSurrogate(text);
        if (unpaired >= 0) {
            throw new FormatException(
                    "text with an unpaired surrogate at index " + unpaired + ", which UTF-8 cannot hold");
        }
        return text;
    }

    /** Returns the value of a text that {@link #write} returned. */
    public T read(String text) throws FormatException {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new FormatException("'" + text + "' is no " + type.getSimpleName(), e);
        }
    }
}
