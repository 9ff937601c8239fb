package dev.icosian;

import dev.icosian.internal.MadeOfFunctions;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** A materializer made of two functions. */
record FunctionMaterializer<T>(
        String id,
        int version,
        TypeRef<T> type,
        String mediaType,
        Materializer.Writer<T> writer,
        Materializer.Reader<T> reader)
        implements Materializer<T>, MadeOfFunctions {

    FunctionMaterializer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(reader, "reader");
    }

    @Override
    public List<Object> functions() {
        return List.of(writer, reader);
    }

    @Override
    public void write(T value, ArtifactOutput out) throws Exception {
        writer.write(value, out.open());
    }

    @Override
    public T read(ArtifactInput in) throws Exception {
        try (InputStream bytes = in.open()) {
            return reader.read(bytes);
        }
    }
}
