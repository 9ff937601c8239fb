package dev.icosian.materializers.internal.law;

import dev.icosian.ArtifactOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one value, once, by a stream or a file. Not thread safe. */
final class MemoryOutput implements ArtifactOutput {
    private final TemporaryFiles files;
    private @Nullable ByteArrayOutputStream stream;
    private @Nullable Path file;

    MemoryOutput(TemporaryFiles files) {
        this.files = files;
    }

    @Override
    public OutputStream open() {
        checkFirst();
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        stream = opened;
        return opened;
    }

    @Override
    public Path file() throws IOException {
        checkFirst();
        Path next = files.next();
        file = next;
        return next;
    }

    /** Returns what was written. */
    byte[] bytes() throws IOException {
        if (stream != null) {
            return stream.toByteArray();
        }
        if (file != null) {
            return Files.readAllBytes(file);
        }
        throw new IOException("the materializer wrote nothing: it must open the output, or fill its file");
    }

    private void checkFirst() {
        if (stream != null || file != null) {
            throw new IllegalStateException("an output can be opened once");
        }
    }
}
