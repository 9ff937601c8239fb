package dev.icosian.materializers.internal.law;

import dev.icosian.ArtifactInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Gives the bytes of one value, and notes whether they were read to their end. Not thread safe. */
public final class MemoryInput implements ArtifactInput {
    private final byte[] bytes;
    private final TemporaryFiles files;
    private boolean endReached;

    /** Copies the bytes; files that the materializer asks for go with {@code files}. */
    public MemoryInput(byte[] bytes, TemporaryFiles files) {
        this.bytes = bytes.clone();
        this.files = files;
    }

    /** Returns whether all bytes were read, and their end seen, where a store reports a wrong digest. */
    public boolean endReached() {
        return endReached;
    }

    @Override
    public InputStream open() {
        return new Stream();
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return Files.newByteChannel(file(), StandardOpenOption.READ);
    }

    @Override
    public Path file() throws IOException {
        endReached = true;
        return Files.write(files.next(), bytes);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    private final class Stream extends ByteArrayInputStream {
        Stream() {
            super(bytes);
        }

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
    }
}
