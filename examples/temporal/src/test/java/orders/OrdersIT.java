package orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.ArtifactStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its README says, on a real server. */
final class OrdersIT {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @Test
    void monthIsClosedAndTheCommandsSeeItsRun() throws Exception {
        String binary = System.getenv("TEMPORAL_CLI");
        assumeTrue(
                binary != null && !binary.isEmpty(),
                "no real Temporal server; scripts/temporal-test builds one and runs these tests");
        String address = "127.0.0.1:" + freePort();
        try {
            String port = address.substring(address.indexOf(':') + 1);
            start("server", Map.of(), binary, "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", port);
            Map<String, String> environment = Map.of(
                    "TEMPORAL_ADDRESS",
                    address,
                    "ICOSIAN_STORE",
                    folder.resolve("store").toUri().toString(),
                    "ORDERS_KEY",
                    KEY);
            awaitOutput(
                    "health", environment, "SERVING", binary, "operator", "cluster", "health", "--address", address);
            awaitOutput(
                    "namespace",
                    environment,
                    "Registered",
                    binary,
                    "operator",
                    "namespace",
                    "describe",
                    "default",
                    "--address",
                    address);
            start("serve", environment, program("serve"));
            awaitText("serve", "orders: serving");

            String closed = run("close", environment, program("close", "2026-03"));
            assertThat(closed).startsWith("2026-03, run r-");
            String runId = closed.substring(closed.indexOf("r-")).strip();
            assertThat(run("status", environment, program("status", "--run", runId)))
                    .contains("run " + runId + ": completed")
                    .contains("steps: 2; computed 2");
            assertThat(run("show", environment, program("show", runId, "--store", environment.get("ICOSIAN_STORE"))))
                    .contains("reward");
            try (ArtifactStore store = ArtifactStore.at(environment.get("ICOSIAN_STORE"))) {
                LocalDigests.assertSameAs(store, Orders.ledger(), "2026-03");
            }
            String history = run(
                    "history",
                    environment,
                    binary,
                    "workflow",
                    "show",
                    "-w",
                    "bonus_report/" + runId,
                    "-o",
                    "json",
                    "--address",
                    address);
            assertThat(history).contains("YmluYXJ5L2Flcy1nY20=").doesNotContain("anNvbi9wbGFpbg==");
        } finally {
            processes.forEach(process -> process.destroyForcibly().onExit().join());
        }
    }

    private static String[] program(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), Orders.class.getName()));
        command.addAll(List.of(words));
        return command.toArray(String[]::new);
    }

    private Process start(String name, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name).toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private String run(String name, Map<String, String> environment, String... command) throws Exception {
        Process process = start(name, environment, command);
        process.waitFor();
        return text(name);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    private void awaitOutput(String name, Map<String, String> environment, String text, String... command)
            throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!run(name, environment, command).contains(text)) {
            assertThat(System.nanoTime()).as("awaiting " + text).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private void awaitText(String name, String text) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!text(name).contains(text)) {
            assertThat(System.nanoTime())
                    .as("awaiting " + text + " in " + text(name))
                    .isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
