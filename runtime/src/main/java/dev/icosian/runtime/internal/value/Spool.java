package dev.icosian.runtime.internal.value;

import dev.icosian.ArtifactOutput;
import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one value, in memory while they are few, else in a file of the attempt. Not thread safe. */
public final class Spool implements ArtifactOutput {
    private static final int IN_MEMORY = 1 << 20;

    private final AttemptFolder folder;
    private @Nullable Bytes bytes;
    private @Nullable Path filled;

    public Spool(AttemptFolder folder) {
        this.folder = folder;
    }

    @Override
    public OutputStream open() {
        check();
        Bytes stream = new Bytes(folder);
        bytes = stream;
        return stream;
    }

    @Override
    public Path file() throws IOException {
        check();
        Path file = Files.createTempDirectory(folder.path(), "out-").resolve("value");
        filled = file;
        return file;
    }

    /** Returns what was written. */
    public Content content() throws IOException {
        if (bytes != null) {
            return bytes.content();
        }
        if (filled != null) {
            return Content.of(filled);
        }
        throw new IOException("the materializer wrote nothing: it must open the output, or fill its file");
    }

    private void check() {
        if (bytes != null || filled != null) {
            throw new IllegalStateException("an output can be opened once");
        }
    }

    private record Spooled(long size, String sha256, StoredInput.Opener opener) implements Content {
        @Override
        public InputStream open() throws IOException {
            return opener.open();
        }
    }

    private static final class Bytes extends OutputStream {
        private final AttemptFolder folder;
        private final MessageDigest digest = Sha256.digest();
        private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private @Nullable Path file;
        private @Nullable OutputStream out;
        private @Nullable Content content;
        private long size;

        Bytes(AttemptFolder folder) {
            this.folder = folder;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            if (content != null) {
                throw new IOException("the output is closed");
            }
            digest.update(buffer, offset, length);
            size += length;
            if (memory != null && size <= IN_MEMORY) {
                memory.write(buffer, offset, length);
                return;
            }
            overflowed().write(buffer, offset, length);
        }

        Content content() throws IOException {
            if (content != null) {
                return content;
            }
            if (out != null) {
                out.close();
            }
            Content whole = new Spooled(size, HexFormat.of().formatHex(digest.digest()), opener());
            content = whole;
            return whole;
        }

        private StoredInput.Opener opener() {
            Path overflow = file;
            if (overflow != null) {
                return () -> Files.newInputStream(overflow);
            }
            byte[] held = memory == null ? new byte[0] : memory.toByteArray();
            return () -> new ByteArrayInputStream(held);
        }

        private OutputStream overflowed() throws IOException {
            if (out == null) {
                file = Files.createTempFile(folder.path(), "out-", "");
                out = Files.newOutputStream(file);
            }
            if (memory != null) {
                memory.writeTo(out);
                memory = null;
            }
            return out;
        }
    }
}
