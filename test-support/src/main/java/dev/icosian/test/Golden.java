package dev.icosian.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole texts in files below {@code src/test/resources}; {@code -Dupdate=true} writes them anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Asserts that a text is that of a file in the folder {@code golden}; a name may have folders of its own. */
    public static void assertMatches(String name, String text) {
        assertMatches(FOLDER.resolve(name), text);
    }

    /** Asserts that a text is that of a file. */
    public static void assertMatches(Path file, String text) {
        try {
            if (isUpdate()) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(text)
                    .as("golden file %s", file)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "no file; -Dupdate=true writes it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says whether files are written instead of compared. */
    public static boolean isUpdate() {
        return Boolean.getBoolean("update");
    }
}
