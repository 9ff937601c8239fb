package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which can be killed. */
final class Forked implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path output;

    private Forked(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command of the pipeline of a shape. */
    static Forked start(RealServer server, Path folder, String shape, String... words) throws IOException {
        return start(server, folder, List.of(), shape, words);
    }

    /** As {@link #start(RealServer, Path, String, String...)}, with classes that come before the usual ones. */
    static Forked start(RealServer server, Path folder, List<Path> classes, String shape, String... words)
            throws IOException {
        StringBuilder path = new StringBuilder();
        classes.forEach(place -> path.append(place).append(System.getProperty("path.separator")));
        path.append(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Path output = Files.createTempFile(folder, words[0] + "-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                Program.class.getName(),
                shape));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(server.environment());
        builder.environment().put("CLASSPATH", path.toString());
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        return new Forked(builder.start(), output);
    }

    /** Starts a worker and waits until it polls. */
    static Forked worker(RealServer server, Path folder, String shape, String... more) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("worker", "--store", folder.resolve("store").toString()));
        words.addAll(List.of(more));
        Forked worker = start(server, folder, shape, words.toArray(String[]::new));
        worker.awaitOutput("worker of ");
        return worker;
    }

    void awaitOutput(String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains(text)) {
            if (!process.isAlive() && !output().contains(text)) {
                throw new AssertionError("the process ended with " + process.exitValue() + ":\n" + output());
            }
            assertThat(System.nanoTime())
                    .as("awaiting '" + text + "' in\n" + output())
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** kill -9. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal by its name: TERM, STOP, CONT. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    int awaitExit() throws Exception {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
