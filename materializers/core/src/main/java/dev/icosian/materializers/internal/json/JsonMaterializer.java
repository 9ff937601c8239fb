package dev.icosian.materializers.internal.json;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.TypeRef;
import dev.icosian.internal.ExplainsSupport;
import dev.icosian.materializers.internal.family.NamedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** JSON for one type. Immutable and thread safe. */
final class JsonMaterializer<T> extends NamedFormat<T> implements ExplainsSupport {
    static final String ID = "json";
    static final int VERSION = 1;
    static final String MEDIA_TYPE = "application/json";

    private final JsonCodec codec;

    JsonMaterializer(TypeRef<T> type, JsonCodec codec) {
        super(ID, VERSION, type, MEDIA_TYPE);
        this.codec = codec;
    }

    @Override
    public Optional<String> whyNot(TypeRef<?> other) {
        return supports(other) ? Optional.empty() : Optional.of("it is JSON for " + type());
    }

    @Override
    public void write(T value, ArtifactOutput out) throws IOException {
        try (OutputStream bytes = out.open()) {
            Json.write(codec, value, bytes);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the codec was made for exactly this type
    public T read(ArtifactInput in) throws IOException {
        try (InputStream bytes = in.open()) {
            return (T) Json.read(codec, bytes);
        }
    }
}
