package dev.icosian.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import shop.Mill;

/** The program {@link Mill} in a process of its own. */
final class MillProcess implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Process process;
    private final Path files;

    private MillProcess(Process process, Path files) {
        this.process = process;
        this.files = files;
    }

    /**
     * Starts a command line.
     *
     * @param folder the working directory
     * @param files prefix of the files with what the process writes, and its log of calls
     * @param rules what nodes do
     * @param before words that start the Java program in another way; maybe none
     * @param options of the JVM; a class path among them takes the place of that of the tests
     */
    static MillProcess start(
            Path folder, Path files, String rules, List<String> before, List<String> options, String line)
            throws IOException {
        List<String> words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", classPath()));
        words.addAll(options);
        words.add(Mill.class.getName());
        words.addAll(Arrays.asList(line.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(Path.of(files + ".out").toFile())
                .redirectError(Path.of(files + ".err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ICOSIAN_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(Map.of("MILL", rules, "MILL_LOG", files + ".log"));
        return new MillProcess(builder.start(), files);
    }

    /** Starts a command line. */
    static MillProcess start(Path folder, Path files, String rules, String line) throws IOException {
        return start(folder, files, rules, List.of(), List.of(), line);
    }

    /** Returns the class path of the tests. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Waits until a line is in the log of calls. */
    MillProcess await(String call) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!calls().contains(call)) {
            assertThat(process.isAlive()).as("it has ended: %s", err()).isTrue();
            assertThat(System.nanoTime())
                    .as("nobody called %s: %s", call, err())
                    .isLessThan(end);
            Thread.sleep(10);
        }
        return this;
    }

    /** Lets nodes go on that hold. */
    void release() throws IOException {
        Files.writeString(Path.of(files + ".log.go"), "");
    }

    /** Sends a signal, by its name without SIG. */
    MillProcess signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
        return this;
    }

    /** Returns whether the process ignores a signal, as one that was started in the background does with INT. */
    boolean ignores(int signal) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("SigIgn:")) {
                return new BigInteger(line.substring(7).strip(), 16).testBit(signal - 1);
            }
        }
        return false;
    }

    /** Waits for the end and returns the exit code. */
    int exit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .as("still runs: %s", err())
                .isTrue();
        return process.exitValue();
    }

    /** Returns what it has started that still runs, and what that has started. */
    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() {
        return read(".out");
    }

    String err() {
        return read(".err");
    }

    /** Returns the lines of standard error, without times and ids. */
    List<String> errLines() {
        return err().replaceAll("\\b\\d+\\.\\d s\\b", "<time>").lines().toList();
    }

    /** Returns the nodes that were called, and what they said. */
    List<String> calls() {
        return read(".log").lines().toList();
    }

    private String read(String suffix) {
        Path file = Path.of(files + suffix);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
