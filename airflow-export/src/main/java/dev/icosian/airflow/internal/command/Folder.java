package dev.icosian.airflow.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.file.AtomicFile;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.local.RunRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The folder of DAG files. Airflow may read it at any time: a file is there whole, or as it was before. */
final class Folder {
    private Folder() {}

    /** Returns the folder of a name, which counts from where the command is called. */
    static Path of(Target.Context context, String name) {
        try {
            Path home =
                    context instanceof RunRequest request ? request.runOptions().base() : null;
            return home == null ? Path.of(name) : home.resolve(name);
        } catch (InvalidPathException e) {
            throw notWritable("'" + name.replaceAll("\\p{Cntrl}", "?") + "' cannot be a folder", "name a folder");
        }
    }

    static void make(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw notWritable("'" + folder + "' is no folder", "name a folder");
        }
        Files.createDirectories(folder);
    }

    static void write(Path file, String text) throws IOException {
        if (Files.isDirectory(file)) {
            throw notWritable("'" + file + "' is a folder", "move it away");
        }
        // Airflow passes over the temporary file: its name does not end with .py.
        new AtomicFile(file).replace(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static PipelineException notWritable(String message, String hint) {
        return new PipelineException(List.of(new Problem("Cli/NotWritable", message, null, hint)));
    }
}
