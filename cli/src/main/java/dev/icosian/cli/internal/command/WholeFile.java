package dev.icosian.cli.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Files that are written whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** Writes the bytes of a file. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file; one that is there is replaced. */
    static void write(Path file, Body body) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new PipelineException(List.of(new Problem(
                    "Cli/NotWritable",
                    Files.isDirectory(file)
                            ? "'" + file + "' is a folder"
                            : "there is no folder for the file '" + file + "'",
                    null,
                    Files.isDirectory(file) ? "name a file" : "make the folder first")));
        }
        // Not createTempFile: others could not read what it makes.
        Path temporary = folder.resolve("." + file.getFileName() + "." + System.nanoTime());
        try {
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                body.writeTo(out);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
