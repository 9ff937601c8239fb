package dev.icosian.cli.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that are written whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a file; one that is there is replaced. */
    static void write(Path file, AtomicFile.Filler<IOException> body) throws IOException {
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
        new AtomicFile(file).replace(body);
    }
}
