package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.program.Shapes;
import dev.icosian.test.Golden;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the pages on Temporal print what stands under them; {@code -Dupdate=true} writes it. */
final class PagesIT {
    private static final Path PAGES = Path.of("../docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(.*?)^```$");
    private static final String SHOP = "java -jar shop.jar ";
    private static final String QUIETLY = " 2>/dev/null";
    private static final String NEW_VERSION = "temporal worker deployment set-current-version ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private RealServer server;
    private @Nullable Forked worker;
    private int health;

    @ParameterizedTest
    @ValueSource(strings = {"temporal.md", "temporal-deploy.md", "temporal-operations.md"})
    void commandsPrintWhatThePageSays(String name) throws Exception {
        Path file = PAGES.resolve(name);
        server = RealServer.start(List.of());
        Files.createDirectories(folder.resolve("in"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            health = socket.getLocalPort();
        }
        String page = Files.readString(file);
        try (RealServer closed = server) {
            assertThat(closed.address()).isNotEmpty();
            Matcher matcher = BLOCK.matcher(page);
            assertThat(page).contains("```console\n$ ");
            StringBuilder result = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(
                        result, Matcher.quoteReplacement("```console\n" + session(matcher.group(1)) + "```"));
            }
            matcher.appendTail(result);
            if (Golden.isUpdate()) {
                Files.writeString(file, result);
            }
            assertThat(result.toString()).isEqualTo(Files.readString(file));
        } finally {
            if (worker != null) {
                worker.close();
            }
        }
    }

    /** Returns a block's commands, each with what it prints now. */
    private String session(String block) throws Exception {
        StringBuilder session = new StringBuilder();
        for (String line : block.lines().filter(one -> one.startsWith("$ ")).toList()) {
            String printed = settled(line, block);
            session.append(line).append('\n').append(printed);
            if (!printed.isEmpty() && !printed.endsWith("\n")) {
                session.append('\n');
            }
        }
        return session.toString();
    }

    /** A slow machine is not as far as the page after the same wait; what it prints in the end is what counts. */
    private String settled(String line, String block) throws Exception {
        String command = line.substring(2);
        if (command.startsWith(SHOP + "pause ")) {
            awaitRunningStep(command.replace(" pause ", " status "));
        }
        String printed = printed(command);
        long end = System.nanoTime() + PATIENCE.toNanos();
        // A version is not taken before the server has heard of its workers.
        while ((command.startsWith(SHOP + "status ") || command.startsWith(NEW_VERSION))
                && !block.contains(line + "\n" + printed)
                && System.nanoTime() < end) {
            Thread.sleep(200);
            printed = printed(command);
        }
        return printed;
    }

    private void awaitRunningStep(String status) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String printed = printed(status);
        while (!printed.contains("running 1")) {
            assertThat(System.nanoTime()).as(printed).isLessThan(end);
            Thread.sleep(100);
            printed = printed(status);
        }
    }

    private String printed(String line) throws Exception {
        String here = line.replace("/data", folder.toString()).replace("8080", String.valueOf(health));
        if (here.startsWith(SHOP) && here.endsWith(" &")) {
            List<String> words = new ArrayList<>(Arrays.asList(words(here.substring(0, here.length() - 2))));
            worker = Forked.start(server, folder, "shop", words.toArray(String[]::new));
            worker.awaitOutput("worker of ");
            return normal(worker.output());
        }
        if (here.startsWith(SHOP)) {
            boolean isQuiet = here.endsWith(QUIETLY);
            String[] words = withFolder(words(isQuiet ? here.substring(0, here.length() - QUIETLY.length()) : here));
            // What the page runs without a server is "run".
            Map<String, String> environment = words[0].equals("run") ? Map.of() : server.environment();
            Done done = new CommandLine(Shapes.named("shop"), folder, environment).run(words);
            return normal((isQuiet ? "" : done.err()) + done.out());
        }
        if (here.startsWith("temporal ")) {
            return normal(server.cli(here.substring("temporal ".length()).split(" ", -1)));
        }
        if (here.startsWith("curl ")) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(here.substring("curl ".length())))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return response.body();
        }
        Forked running = worker;
        if (here.equals("kill %1") && running != null) {
            int before = running.output().length();
            running.signal("TERM");
            assertThat(running.awaitExit()).isEqualTo(143);
            return normal(running.output().substring(before));
        }
        Process shell =
                new ProcessBuilder("sh", "-c", here).redirectErrorStream(true).start();
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(line).isZero();
        return text;
    }

    private static String[] words(String line) {
        return line.substring(SHOP.length()).split(" ", -1);
    }

    /** The pipeline's default folder is on no machine that runs tests. */
    private String[] withFolder(String[] words) {
        if (!List.of("submit", "run").contains(words[0]) || Arrays.asList(words).contains("--resume")) {
            return words;
        }
        String[] more = Arrays.copyOf(words, words.length + 2);
        more[words.length] = "--param";
        more[words.length + 1] = "folder=" + folder.resolve("in");
        return more;
    }

    /** Keeps what does not change from run to run. */
    private String normal(String text) {
        return text.replace(folder.toString(), "/data")
                .replace(server.address(), "127.0.0.1:7233")
                .replace(String.valueOf(health), "8080")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2026-03-31T06:00:00Z")
                .replaceAll("(?m), \\d+ ms$", ", 20 ms")
                .replaceAll("(?m) +$", "");
    }
}
