package dev.icosian.materializers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The law that every materializer obeys: a value that was written and read is equal as functions see it, and gives the
 * same bytes again.
 */
public final class MaterializerLaw {
    private MaterializerLaw() {}

    /** Returns the bytes of a value, after the materializer obeyed the law with it. */
    public static <T> byte[] check(Materializer<T> materializer, T value) throws Exception {
        byte[] first = write(materializer, value);
        assertThat(write(materializer, value))
                .as("the same value written again")
                .isEqualTo(first);
        T read = read(materializer, first);
        assertThat(Sameness.same(read, value))
                .as(() -> "the value that was read, " + read + ", equals " + value)
                .isTrue();
        assertThat(write(materializer, read))
                .as("the value that was read, written")
                .isEqualTo(first);
        return first;
    }

    /** Returns the text of a value, after the materializer obeyed the law with it. */
    public static <T> String checkText(Materializer<T> materializer, T value) throws Exception {
        return new String(check(materializer, value), StandardCharsets.UTF_8);
    }

    /** Returns the materializer of a family for one type. */
    @SuppressWarnings("unchecked") // bound to exactly this type
    public static <T> Materializer<T> bind(Materializer<?> family, TypeRef<T> type) {
        assertThat(family.supports(type)).as("support for " + type).isTrue();
        Materializer<?> bound = family.forType(type);
        assertThat(bound.type()).isEqualTo(type);
        assertThat(bound.id()).isEqualTo(family.id());
        assertThat(bound.version()).isEqualTo(family.version());
        assertThat(bound.mediaType()).isEqualTo(family.mediaType());
        return (Materializer<T>) bound;
    }

    /** Returns the bytes of a value. */
    public static <T> byte[] write(Materializer<T> materializer, T value) throws Exception {
        Output out = new Output();
        materializer.write(value, out);
        return out.toBytes();
    }

    /** Returns the value of bytes. */
    public static <T> T read(Materializer<T> materializer, byte[] bytes) throws Exception {
        Input in = new Input(bytes);
        T value = materializer.read(in);
        assertThat(in.endReached)
                .as("the bytes were read to their end, where a wrong digest shows")
                .isTrue();
        return value;
    }

    /** Bytes in memory, once to be given as a stream or as a file. */
    private static final class Output implements ArtifactOutput {
        private @Nullable ByteArrayOutputStream stream;
        private @Nullable Path file;

        @Override
        public OutputStream open() {
            checkFirst();
            stream = new ByteArrayOutputStream();
            return stream;
        }

        @Override
        public Path file() throws IOException {
            checkFirst();
            file = Files.createTempDirectory("icosian-law-").resolve("artifact");
            return file;
        }

        byte[] toBytes() throws IOException {
            return stream == null ? Files.readAllBytes(Objects.requireNonNull(file)) : stream.toByteArray();
        }

        private void checkFirst() {
            if (stream != null || file != null) {
                throw new IllegalStateException("an output is opened once");
            }
        }
    }

    private static final class Input implements ArtifactInput {
        private final byte[] bytes;
        private boolean endReached;

        Input(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read() {
                    int read = super.read();
                    endReached |= read < 0;
                    return read;
                }

                @Override
                public synchronized int read(byte[] buffer, int offset, int length) {
                    int read = super.read(buffer, offset, length);
                    endReached |= read < 0;
                    return read;
                }

                @Override
                public synchronized byte[] readAllBytes() {
                    endReached = true;
                    return super.readAllBytes();
                }

                @Override
                public synchronized long transferTo(OutputStream out) throws IOException {
                    endReached = true;
                    return super.transferTo(out);
                }
            };
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            endReached = true;
            Path file = Files.createTempFile("icosian-law-", "");
            Files.write(file, bytes);
            return Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
