package dev.icosian.internal;

import dev.icosian.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of a file that does not change. */
public final class FileContent implements Content {
    private final Path file;
    private final long size;
    private final String sha256;

    private FileContent(Path file, long size, String sha256) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /** Reads the file once, for size and digest. */
    public static FileContent of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileContent(file, Files.size(file), Sha256.hex(in));
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
