package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.temporal.internal.connect.Configured;
import dev.icosian.temporal.internal.connect.Connection;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The development server of Temporal's own command line, in a process that can be killed. */
public final class RealServer implements AutoCloseable {
    private static final int FIRST_TEMPORAL_ADDRESS_WORKS_SECONDS = 60;

    private static @Nullable RealServer shared;

    private final int port;
    private final List<String> command;
    private Process process;

    private RealServer(int port, List<String> command) throws IOException {
        this.port = port;
        this.command = command;
        this.process = launch();
    }

    /** Returns a server for all tests of this JVM, which keeps nothing; skips the test if there is no binary. */
    public static synchronized RealServer shared() throws Exception {
        if (shared == null) {
            RealServer server = start(List.of());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            shared = server;
        }
        return shared;
    }

    /** Starts a server that keeps its state in a file. */
    public static RealServer withFile(Path file) throws Exception {
        return start(List.of("--db-filename", file.toString()));
    }

    /** Starts a server with these further words. */
    public static RealServer start(List<String> more) throws Exception {
        assumeTrue(given() != null, "no real Temporal server; scripts/temporal-test builds one and runs these tests");
        Path binary = binary();
        assertThat(binary).as("TEMPORAL_CLI").isExecutable();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--log-level",
                "error",
                // Without these the development server makes ten steps a second.
                "--dynamic-config-value",
                "history.transferProcessorMaxPollRPS=1000",
                "--dynamic-config-value",
                "system.enableActivityEagerExecution=true"));
        command.addAll(more);
        RealServer server = new RealServer(port, command);
        server.awaitReady();
        return server;
    }

    private static @Nullable String given() {
        String given = System.getenv("TEMPORAL_CLI");
        return given == null || given.isEmpty() ? null : given;
    }

    private static Path binary() {
        return Path.of(String.valueOf(given()));
    }

    private Process launch() throws IOException {
        File nowhere = new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(nowhere)
                .start();
    }

    private void awaitReady() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FIRST_TEMPORAL_ADDRESS_WORKS_SECONDS);
        while (!cli("operator", "cluster", "health").contains("SERVING")) {
            assertThat(System.nanoTime()).as("the server is ready").isLessThan(end);
            Thread.sleep(100);
        }
        while (!cli("operator", "namespace", "describe", "default").contains("Registered")) {
            assertThat(System.nanoTime()).as("the namespace is ready").isLessThan(end);
            Thread.sleep(100);
        }
    }

    /** Runs Temporal's own command line against this server; returns what it prints. */
    public String cli(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(binary().toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("--address", address()));
        Process cli = new ProcessBuilder(line).redirectErrorStream(true).start();
        String text = new String(cli.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        cli.waitFor();
        return text;
    }

    /** Ends the process at once. */
    public void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again after a kill. */
    public void restart() throws Exception {
        process = launch();
        awaitReady();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns a connection from this process. */
    public Connection connect() {
        return Connection.to(Configured.load(environment()));
    }

    /** Returns the variables that lead a program here. */
    public Map<String, String> environment() {
        return Map.of("TEMPORAL_ADDRESS", address(), "TEMPORAL_NAMESPACE", "default");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
