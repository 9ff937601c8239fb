package dev.icosian.airflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes with only the variables that they are given. */
public final class Command {
    private static final long PATIENCE_SECONDS = 300;

    private Command() {}

    /** What a process has left behind. */
    public record Done(int exit, String out, String err) {
        /** Returns its output, if it went well. */
        public String text() {
            assertThat(exit).as(out + err).isZero();
            return out;
        }
    }

    /** Runs a process to its end. */
    public static Done run(Path folder, Map<String, String> environment, List<String> words) throws Exception {
        Path out = Files.createTempFile(folder, "command-", ".out");
        Path err = Files.createTempFile(folder, "command-", ".err");
        Process process = builder(folder, environment, words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended)
                    .as("it still runs: " + words + "\n" + Files.readString(out) + Files.readString(err))
                    .isTrue();
            return new Done(process.exitValue(), read(out), read(err));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a process in a group of its own, which goes on; all that it writes is added to a file. */
    public static Process start(Path folder, Map<String, String> environment, Path log, List<String> words)
            throws IOException {
        List<String> grouped = new java.util.ArrayList<>(List.of("setsid"));
        grouped.addAll(words);
        return builder(folder, environment, grouped)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static ProcessBuilder builder(Path folder, Map<String, String> environment, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static String read(Path file) throws IOException {
        // Airflow's own log may hold bytes of anything.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
