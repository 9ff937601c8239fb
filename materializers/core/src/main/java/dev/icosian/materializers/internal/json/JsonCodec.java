package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the values of one type. Immutable and thread safe. */
abstract class JsonCodec {
    /** Writes one value. */
    abstract void write(Object value, JsonGenerator out) throws IOException;

    /** Reads the value whose first token, never null, is the current one; leaves its last token current. */
    abstract Object read(JsonParser in) throws IOException;

    /** Writes null or throws. */
    void writeNull(JsonGenerator out) throws IOException {
        throw new FormatException("null where no @Nullable allows it");
    }

    /** Returns the value of JSON's null or throws. */
    @Nullable
    Object readNull() throws FormatException {
        throw new FormatException("null where no @Nullable allows it");
    }

    /** Returns whether a record may leave this value out of its object. */
    boolean mayBeAbsent() {
        return false;
    }

    /** Writes the value of one place of another one. */
    final void writeAt(String place, @Nullable Object value, JsonGenerator out) throws IOException {
        try {
            writeAny(value, out);
        } catch (FormatException e) {
            throw e.at(place);
        }
    }

    final void writeAny(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            writeNull(out);
            return;
        }
        write(value, out);
    }

    /** Reads the value of one place of another one. */
    final @Nullable Object readAt(String place, JsonParser in) throws IOException {
        try {
            return readAny(in);
        } catch (FormatException e) {
            throw e.at(place);
        }
    }

    final @Nullable Object readAny(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NULL ? readNull() : read(in);
    }

    static void expect(JsonToken expected, JsonParser in) throws IOException {
        if (in.currentToken() != expected) {
            throw new FormatException(name(expected) + " expected, found " + name(in.currentToken()));
        }
    }

    static String name(@Nullable JsonToken token) {
        if (token == null) {
            return "the end";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            case END_OBJECT -> "the end of an object";
            case END_ARRAY -> "the end of an array";
            default -> token.toString();
        };
    }
}
