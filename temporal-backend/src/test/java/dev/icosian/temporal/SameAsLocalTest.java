package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.program.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run on the server in this process prints, records and leaves behind is what a local one does. */
final class SameAsLocalTest {
    private static final String NO_SERVER =
            "temporal: no server is configured; one runs in this process, for this run only\n";

    /** Frames, inputs and the path of a failed node. */
    private static final Pattern SEEN = Pattern.compile(
            "  (Functions|Careful)\\..*|    at .*|    … .*|  at \\w+\\.java.*|  inputs .*| {10,}.*|  path .*"
                    + "|  see the input.*");

    @TempDir
    private Path folder;

    /** A run of a command line in a folder of its own. */
    private record Ran(Done done, Path home) {
        /** What people and scripts see, without times. */
        String shown() {
            String err = done.err()
                    .replace(NO_SERVER, "")
                    .replace(home.toString(), "<home>")
                    .replaceAll("\\b\\d+(\\.\\d+)? (ms|s|min)\\b", "<time>");
            return "exit " + done.exit() + "\n" + done.out() + sorted(err);
        }

        /** Steps that run side by side end in any order; what a function saw when it failed is not sent. */
        private static String sorted(String err) {
            List<String> steps = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (String line : err.lines().toList()) {
                if (line.matches("n\\d+: .*")) {
                    steps.add(line);
                } else if (!SEEN.matcher(line).matches()) {
                    others.add(line);
                }
            }
            steps.sort(null);
            steps.addAll(others);
            return String.join("\n", steps);
        }

        ArtifactStore store() {
            return ArtifactStore.at(home.resolve(".icosian").toUri().toString());
        }
    }

    private Ran run(String shape, boolean onTemporal, String... more) throws IOException {
        Path home = Files.createDirectories(folder.resolve(onTemporal ? "temporal" : "local"));
        List<String> words = new ArrayList<>(List.of("run", "--run", "r"));
        if (onTemporal) {
            words.addAll(List.of("--on", "temporal"));
        }
        for (String word : more) {
            words.add(word.replace("{home}", home.toString()));
        }
        return new Ran(
                new CommandLine(Shapes.named(shape), home, Map.of("HOME", folder.toString()))
                        .run(words.toArray(String[]::new)),
                home);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "diamond,         ''",
        "diamond,         --param rules=n1 fails",
        "diamond,         --param rules=n1 fails;--keep-going",
        "diamond,         --param rules=n3 failsOnce {home}/flag",
        "diamond,         --param rules=n0 shouts 30000",
        "diamond,         --param seed=x",
        "diamond,         --to n1",
        "once,            ''",
        "careful_nothing, --param log={home}/log",
        "careful_much, --param log={home}/log"
    })
    void commandPrintsAndRecordsTheSame(String shape, String options) throws Exception {
        String[] words = options.isEmpty()
                ? new String[0]
                : List.of(options.split(";", -1)).stream()
                        .flatMap(option -> List.of(option.split(" ", 2)).stream())
                        .toArray(String[]::new);

        Ran local = run(shape, false, words);
        Ran temporal = run(shape, true, words);

        assertThat(local.done().err()).doesNotContain(NO_SERVER);
        assertThat(temporal.shown()).isEqualTo(local.shown());
        assertThat(records(temporal)).isEqualTo(records(local));
    }

    /** What stands in the store about the run, without times and what made it. */
    private static List<String> records(Ran ran) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ArtifactStore store = ran.store()) {
            String pipeline = pipeline(store);
            if (pipeline == null) {
                return lines;
            }
            String key = Layout.runRecord(pipeline, "r");
            RunRecord record =
                    Objects.requireNonNull(RecordFiles.runRecord(store, key).sound(key));
            lines.add(record.runId() + " " + record.runKey() + " " + record.pipeline() + " " + record.shape() + " "
                    + record.digest() + " " + record.code() + " " + record.config() + " "
                    + record.parameters().toString().replace(ran.home().toString(), "<home>"));
            RunPins pins = RunPins.list(store, pipeline, "r");
            for (String step : pins.steps()) {
                Pin pin = Objects.requireNonNull(pins.latest(step));
                lines.add(step + " " + pin.state() + " " + pin.outputs() + " " + pin.reasons() + " attempts "
                        + pin.attempts().stream()
                                .map(attempt -> attempt.n() + " " + attempt.failure())
                                .toList()
                                .toString()
                                .replace(ran.home().toString(), "<home>"));
            }
        }
        return lines;
    }

    private static String pipeline(ArtifactStore store) throws IOException {
        try (var entries = store.list("runs/")) {
            return entries.map(entry -> entry.key().split("/", -1)[1])
                    .findFirst()
                    .orElse(null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"careful_nothing", "careful_much"})
    void permanentFailureIsNotTriedAgain(String shape) throws Exception {
        Path log = folder.resolve("log");
        try (ArtifactStore store = ArtifactStore.at("memory:" + shape)) {
            new TemporalTarget(Map.of("HOME", folder.toString()))
                    .run(new TestContext(Shapes.named(shape), store, Map.of("log", log.toString())));
        }
        assertThat(Files.readAllLines(log)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsBetweenAttemptsGrow(boolean onTemporal) throws Exception {
        Pipeline pipeline = Shapes.named(
                "chain_1", step -> step.attempts(4).backoff(Duration.ofMillis(200), Duration.ofMillis(400)));
        try (ArtifactStore store =
                ArtifactStore.at(folder.resolve("store").toUri().toString())) {
            Map<String, Object> params = Map.of("rules", "n0 fails");
            Run run = onTemporal
                    ? new TemporalTarget(Map.of("HOME", folder.toString()))
                            .run(new TestContext(pipeline, store, params))
                    : Runner.local(store).run(pipeline, params);
            Pin pin = Objects.requireNonNull(
                    RunPins.list(store, "chain_1", run.id()).latest("n0"));
            List<Duration> waits = new ArrayList<>();
            for (int i = 1; i < pin.attempts().size(); i++) {
                waits.add(Duration.between(
                        pin.attempts().get(i - 1).endedAt(),
                        pin.attempts().get(i).startedAt()));
            }
            assertThat(waits).hasSize(3);
            assertThat(waits.get(0)).isBetween(Duration.ofMillis(190), Duration.ofSeconds(10));
            assertThat(waits.get(1)).isBetween(Duration.ofMillis(390), Duration.ofSeconds(10));
            assertThat(waits.get(2)).isBetween(Duration.ofMillis(390), Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancelledStepGivesBackWhatItHolds(boolean onTemporal) throws Exception {
        Path log = folder.resolve("log");
        Pipeline pipeline = Shapes.named("careful_worked");
        try (ArtifactStore store =
                ArtifactStore.at(folder.resolve("store").toUri().toString())) {
            Map<String, Object> params = Map.of("log", log.toString());
            List<Run> runs = new ArrayList<>();
            Thread runner = new Thread(() -> {
                try {
                    runs.add(
                            onTemporal
                                    ? new TemporalTarget(Map.of("HOME", folder.toString()))
                                            .run(new TestContext(pipeline, store, params))
                                    : Runner.local(store).run(pipeline, params));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            runner.start();
            assertCleanedUp(log, runner::interrupt);
            runner.join(60_000);
            assertThat(runs).hasSize(1);
            assertThat(runs.get(0).succeeded()).isFalse();
        }
    }

    /** Stops the step as soon as it holds something, and waits until all of it is given back. */
    private static void assertCleanedUp(Path log, Runnable stop) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Files.notExists(log) || Files.readAllLines(log).size() < 2) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        Path scratch = Path.of(Files.readAllLines(log).get(1).substring("scratch ".length()));
        assertThat(scratch.resolve("half-done")).exists();
        stop.run();
        while (Files.readAllLines(log).size() < 3 || Files.exists(scratch)) {
            assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
            Thread.sleep(20);
        }
        assertThat(Files.readAllLines(log)).containsExactly("opened", "scratch " + scratch, "closed");
    }
}
