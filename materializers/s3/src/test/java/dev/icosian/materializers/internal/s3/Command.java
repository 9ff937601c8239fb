package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A command of a user's program, in a process of its own, which can be killed. */
public final class Command implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 600;

    /** How a command ended. */
    public record Result(int exitCode, String out, String err) {
        public JsonNode json() throws IOException {
            return JSON.readTree(out);
        }

        public Result succeeded() {
            assertThat(exitCode).as(out + err).isZero();
            return this;
        }
    }

    private final Process process;
    private final Path out;
    private final Path err;

    private Command(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command, with these options of the JVM; variables come after its own. */
    public static Command start(
            Path folder, List<String> jvm, Map<String, String> environment, Class<?> program, String... words)
            throws IOException {
        Path out = Files.createTempFile(folder, "out-", ".log");
        Path err = Files.createTempFile(folder, "err-", ".log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.add(program.getName());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", classPath());
        builder.environment().putAll(environment);
        builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        return new Command(builder.start(), out, err);
    }

    /** Returns that of the tests, which a command has unless its environment says another. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Runs a command to its end. */
    public static Result run(Path folder, S3Server server, Class<?> program, String... words) throws Exception {
        try (Command command =
                start(folder, List.of("-XX:TieredStopAtLevel=1"), server.environment(), program, words)) {
            return command.await();
        }
    }

    public Result await() throws Exception {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(() -> "the command ends; it said: " + text(err))
                .isTrue();
        return new Result(process.exitValue(), text(out), text(err));
    }

    /** Returns whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    public void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns the digests of all artifacts of a run, by step and node, from what {@code run --json} says. */
    public static Map<String, String> digests(JsonNode run) {
        Map<String, String> digests = new TreeMap<>();
        for (JsonNode step : run.get("steps")) {
            step.get("digests")
                    .properties()
                    .forEach(output -> digests.put(
                            step.get("step").asText() + "/" + output.getKey(),
                            output.getValue().asText()));
        }
        return digests;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
