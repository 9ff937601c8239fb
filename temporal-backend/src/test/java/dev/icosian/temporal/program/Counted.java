package dev.icosian.temporal.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A function of a file. */
public final class Counted {
    private Counted() {}

    /** Counts the lines. */
    public static long lines(Path words) throws IOException {
        return Files.readAllLines(words).size();
    }
}
