package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value or null. */
final class NullableCodec extends JsonCodec {
    private final JsonCodec present;

    NullableCodec(JsonCodec present) {
        this.present = present;
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        present.write(value, out);
    }

    @Override
    Object read(JsonParser in) throws IOException {
        return present.read(in);
    }

    @Override
    void writeNull(JsonGenerator out) throws IOException {
        out.writeNull();
    }

    @Override
    @Nullable
    Object readNull() {
        return null;
    }

    @Override
    boolean mayBeAbsent() {
        return true;
    }
}
