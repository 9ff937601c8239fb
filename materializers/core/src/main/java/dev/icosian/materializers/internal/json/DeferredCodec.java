package dev.icosian.materializers.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands for the codec of a type that contains itself until that codec is there. */
final class DeferredCodec extends JsonCodec {
    private volatile @Nullable JsonCodec codec;

    void resolve(JsonCodec made) {
        codec = made;
    }

    @Override
    void write(Object value, JsonGenerator out) throws IOException {
        codec().write(value, out);
    }

    @Override
    Object read(JsonParser in) throws IOException {
        return codec().read(in);
    }

    @Override
    void writeNull(JsonGenerator out) throws IOException {
        codec().writeNull(out);
    }

    @Override
    @Nullable
    Object readNull() throws FormatException {
        return codec().readNull();
    }

    @Override
    boolean mayBeAbsent() {
        return codec().mayBeAbsent();
    }

    private JsonCodec codec() {
        return Objects.requireNonNull(codec, "the codec is used before the type is complete");
    }
}
