package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs of others, by which our files are checked. What is not there skips a test. */
final class Tools {
    private Tools() {}

    /** Returns ruff of the pinned version. */
    static Path ruff() throws IOException {
        return installed("airflow-tools-", "ruff");
    }

    /** Returns a Python that has Jinja: that of this machine, or one of an installed Airflow. */
    static String pythonWithJinja() throws IOException, InterruptedException {
        if (ends("python3", "-c", "import jinja2") == 0) {
            return "python3";
        }
        return installed("airflow-3.", "python").toString();
    }

    private static int ends(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private static Path installed(String environment, String program) throws IOException {
        String home = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path cache = Path.of(home, "icosian");
        if (Files.isDirectory(cache)) {
            try (Stream<Path> found = Files.list(cache)) {
                List<Path> programs = found.filter(
                                folder -> folder.getFileName().toString().startsWith(environment))
                        .map(folder -> folder.resolve("bin").resolve(program))
                        .filter(Files::isExecutable)
                        .sorted()
                        .toList();
                if (!programs.isEmpty()) {
                    return programs.get(programs.size() - 1);
                }
            }
        }
        return abort("there is no " + program + "; scripts/provision-airflow installs it");
    }

    /** Returns what a command prints, where it has to end well. */
    static String outputOf(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
