package dev.icosian.materializers.internal.plain;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.TypeRef;
import dev.icosian.internal.StrictUtf8;
import dev.icosian.materializers.internal.family.NamedFormat;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;

/** Text as its UTF-8 bytes. Immutable and thread safe. */
public final class TextMaterializer extends NamedFormat<String> {
    /** Makes the materializer; also for ServiceLoader. */
    public TextMaterializer() {
        super("text", 1, TypeRef.of(String.class), "text/plain; charset=utf-8");
    }

    @Override
    public void write(String value, ArtifactOutput out) throws IOException {
        int unpaired = StrictUtf8.unpairedSurrogate(value);
        if (unpaired >= 0) {
            throw new FormatException(
                    "text with an unpaired surrogate at index " + unpaired + ", which UTF-8 cannot hold");
        }
        try (OutputStream bytes = out.open()) {
            bytes.write(StrictUtf8.encode(value));
        }
    }

    @Override
    public String read(ArtifactInput in) throws IOException {
        try (InputStream bytes = in.open()) {
            return StrictUtf8.decode(bytes.readAllBytes());
        } catch (CharacterCodingException e) {
            throw new FormatException("the bytes are no UTF-8 text", e);
        }
    }
}
