package dev.icosian.runtime.internal.value;

import dev.icosian.ArtifactInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Stored bytes of known size and digest, as a materializer reads them. Not thread safe. */
final class StoredInput implements ArtifactInput {
    private final long size;
    private final String sha256;
    private final Opener opener;
    private final AttemptFolder folder;
    private @Nullable DigestingStream last;
    private boolean copied;

    StoredInput(long size, String sha256, Opener opener, AttemptFolder folder) {
        this.size = size;
        this.sha256 = sha256;
        this.opener = opener;
        this.folder = folder;
    }

    static StoredInput of(byte[] bytes, String sha256, AttemptFolder folder) {
        return new StoredInput(bytes.length, sha256, () -> new ByteArrayInputStream(bytes), folder);
    }

    /** Opens the bytes from the beginning. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    @Override
    public InputStream open() throws IOException {
        DigestingStream stream = new DigestingStream(opener.open(), size, sha256);
        last = stream;
        return stream;
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return Files.newByteChannel(file(), StandardOpenOption.READ);
    }

    @Override
    public Path file() throws IOException {
        Path file = Files.createTempFile(folder.path(), "in-", "");
        try (DigestingStream in = new DigestingStream(opener.open(), size, sha256)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            in.drain();
        }
        copied = true;
        return file;
    }

    @Override
    public long size() {
        return size;
    }

    /** Verifies all bytes, unless reading them has done so already: a value read from others must not be used. */
    void verify() throws IOException {
        if (copied || (last != null && last.isVerified())) {
            return;
        }
        try (DigestingStream all = new DigestingStream(opener.open(), size, sha256)) {
            all.drain();
        }
    }
}
