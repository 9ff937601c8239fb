package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process that is started often.
 *
 * @param command the words
 * @param folder emptied before each start, not measured; null: nothing is
 * @param environment added to that of this process
 */
record Program(List<String> command, @Nullable Path folder, Map<String, String> environment) {
    private static final long TIMEOUT_SECONDS = 120;

    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    static Program of(List<String> command) {
        return new Program(command, null, Map.of());
    }

    /** Returns the milliseconds from start to end. */
    double run() throws IOException, InterruptedException {
        if (folder != null) {
            empty(folder);
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end: " + command);
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + command);
        }
        return milliseconds;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
