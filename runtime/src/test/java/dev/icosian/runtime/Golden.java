package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with the text that is expected; {@code -Dupdate=true} writes it anew. */
public final class Golden {
    private final Path file;

    private Golden(Path file) {
        this.file = file;
    }

    /** Returns the file below {@code src/test/resources/golden}. */
    public static Golden of(String name) {
        return new Golden(Path.of("src/test/resources/golden").resolve(name));
    }

    /** Asserts that a text is that of the file, which ends with one line feed more. */
    public void matches(String actual) {
        try {
            if (Boolean.getBoolean("update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual + "\n");
            }
            assertThat(actual + "\n").isEqualTo(Files.exists(file) ? Files.readString(file) : "no file " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
