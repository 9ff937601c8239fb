package dev.icosian.materializers.internal.plain;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.family.NamedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes as they are. Immutable and thread safe. */
public final class BytesMaterializer extends NamedFormat<byte[]> {
    /** Makes the materializer; also for ServiceLoader. */
    public BytesMaterializer() {
        super("bytes", 1, TypeRef.of(byte[].class), "application/octet-stream");
    }

    @Override
    public void write(byte[] value, ArtifactOutput out) throws IOException {
        try (OutputStream bytes = out.open()) {
            bytes.write(value);
        }
    }

    @Override
    public byte[] read(ArtifactInput in) throws IOException {
        try (InputStream bytes = in.open()) {
            return bytes.readAllBytes();
        }
    }
}
