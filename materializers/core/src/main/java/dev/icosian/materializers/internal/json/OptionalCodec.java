package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;

/** An Optional: its value, or null. */
final class OptionalCodec extends JsonCodec {
    private final JsonCodec present;

    OptionalCodec(JsonCodec present) {
        this.present = present;
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isEmpty()) {
            out.writeNull();
            return;
        }
        present.write(optional.get(), out);
    }

    @Override
    Object read(JsonParser in) throws IOException {
        return Optional.of(present.read(in));
    }

    @Override
    Object readNull() {
        return Optional.empty();
    }

    @Override
    boolean mayBeAbsent() {
        return true;
    }
}
