package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import absenteeism.Absenteeism;
import com.fasterxml.jackson.databind.JsonNode;
import dev.icosian.ArtifactStore;
import duedate.DueDate;
import forecast.Forecast;
import helloworld.HelloWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users do with a store, done with one in a bucket by their programs. */
@NeedsS3Server
final class S3RunsIT {
    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();
    private static final String ACTUALS = "dataFile=" + EXAMPLES.resolve("forecast/data/actuals.csv");

    @TempDir
    private Path folder;

    private S3Server server;

    @BeforeEach
    void startServer() throws Exception {
        server = S3Server.shared();
    }

    /** A program and how to run its pipeline. */
    record Example(Class<?> program, List<String> words) {
        @Override
        public String toString() {
            return program.getSimpleName();
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                new Example(HelloWorld.class, List.of()),
                new Example(DueDate.class, List.of("--param", "startDate=2026-02-03")),
                new Example(
                        Absenteeism.class,
                        List.of(
                                "--config",
                                "task=BINARY_CLASSIFICATION",
                                "--param",
                                "dataFile="
                                        + EXAMPLES.resolve(
                                                "absenteeism/acceptance/03_11_absenteeism/absenteeism_at_work.csv"))),
                new Example(Forecast.class, List.of("--param", ACTUALS, "--param", "resamples=100")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void digestsAreThoseOfADirectory(Example example) throws Exception {
        Map<String, String> expected =
                Command.digests(run(example, folder.resolve("store").toString()));
        assertThat(expected).isNotEmpty();

        // Of two, also with versions: what a bucket does with them does not depend on the program.
        boolean isBoth = example.program() == HelloWorld.class || example.program() == Forecast.class;
        for (boolean isVersioned : isBoth ? new boolean[] {false, true} : new boolean[] {false}) {
            String store = server.uri(server.bucket(isVersioned), "results");
            assertThat(Command.digests(run(example, store)))
                    .as("versions " + isVersioned)
                    .isEqualTo(expected);

            JsonNode again = run(example, store);
            assertThat(Command.digests(again)).isEqualTo(expected);
            assertThat(again.findValuesAsText("reused"))
                    .as("reused")
                    .isNotEmpty()
                    .containsOnly("true");
            assertThat(command(example.program(), "store", "check", "--store", store)
                            .succeeded()
                            .out())
                    .contains("all is well");
        }
    }

    @Test
    void stepsInProcessesOfTheirOwnMakeARun() throws Exception {
        String store = server.uri(server.bucket(false), "results");
        JsonNode plan = command(Forecast.class, "plan", "--json").succeeded().json();
        List<String> steps = new ArrayList<>();
        plan.get("structure")
                .get("steps")
                .forEach(step -> steps.add(step.get("name").asText()));
        assertThat(steps).hasSizeGreaterThan(1);

        for (String step : steps) {
            command(
                            Forecast.class,
                            "step",
                            step,
                            "--run",
                            "by-hand",
                            "--store",
                            store,
                            "--home",
                            folder.toString(),
                            "--param",
                            ACTUALS,
                            "--param",
                            "resamples=100")
                    .succeeded();
        }

        JsonNode resumed = command(Forecast.class, "run", "--resume", "by-hand", "--store", store, "--json")
                .succeeded()
                .json();
        assertThat(resumed.findValuesAsText("reused")).isNotEmpty().containsOnly("true");
        Example forecast = new Example(Forecast.class, List.of("--param", ACTUALS, "--param", "resamples=100"));
        assertThat(Command.digests(resumed))
                .isEqualTo(Command.digests(run(forecast, folder.resolve("store").toString())));
    }

    /** A run moves between all kinds of stores with what it needs, and goes on anywhere without computing. */
    @Test
    void runMovesBetweenStores() throws Exception {
        String directory = folder.resolve("store").toString();
        String first = server.uri(server.bucket(false), "");
        String second = server.uri(server.bucket(true), "a/b");
        String back = folder.resolve("back").toString();
        Example example = new Example(HelloWorld.class, List.of());
        JsonNode run = run(example, directory);
        String id = run.get("runId").asText();

        String from = directory;
        for (String to : List.of(first, second, back)) {
            command(HelloWorld.class, "store", "copy", id, "--store", from, "--to", to)
                    .succeeded();
            assertThat(command(HelloWorld.class, "store", "copy", id, "--store", from, "--to", to)
                            .succeeded()
                            .out())
                    .as("a second time")
                    .contains("0 new blobs");
            JsonNode resumed = command(HelloWorld.class, "run", "--resume", id, "--store", to, "--json")
                    .succeeded()
                    .json();
            assertThat(resumed.findValuesAsText("reused")).isNotEmpty().containsOnly("true");
            assertThat(Command.digests(resumed)).isEqualTo(Command.digests(run));
            assertThat(command(HelloWorld.class, "store", "check", "--store", to)
                            .succeeded()
                            .out())
                    .contains("all is well");
            assertThat(command(HelloWorld.class, "diff", id, id, "--store", from, "--other-store", to)
                            .succeeded()
                            .out())
                    .contains("the results are the same");
            from = to;
        }
    }

    @Test
    void whatNoRunNeedsIsCollected() throws Exception {
        String bucket = server.bucket(false);
        String store = server.uri(bucket, "results");
        Example example = new Example(HelloWorld.class, List.of());
        JsonNode run = run(example, store);
        String id = run.get("runId").asText();
        List<String> all = keys(store);

        command(HelloWorld.class, "store", "gc", "--grace", "0s", "--store", store)
                .succeeded();
        assertThat(keys(store)).as("without --apply").isEqualTo(all);
        collect(store);
        assertThat(keys(store)).as("what a run needs stays").isEqualTo(all);

        command(HelloWorld.class, "runs", "forget", id, "--store", store).succeeded();
        assertThat(keys(store)).noneMatch(key -> key.startsWith("runs/"));
        collect(store);
        collect(store);
        assertThat(keys(store)).containsExactly("icosian-store.json");

        JsonNode again = run(example, store);
        assertThat(again.findValuesAsText("reused")).isNotEmpty().containsOnly("false");
        assertThat(Command.digests(again)).isEqualTo(Command.digests(run));
        assertThat(command(HelloWorld.class, "store", "check", "--store", store)
                        .succeeded()
                        .out())
                .contains("all is well");
    }

    /** The server of the tests does not take a deleted key again there; Amazon's does, as its manual says. */
    @Test
    void whatIsCollectedFromABucketWithVersionsIsKeptByTheBucketOnly() throws Exception {
        String bucket = server.bucket(true);
        String store = server.uri(bucket, "results");
        Example example = new Example(HelloWorld.class, List.of());
        String id = run(example, store).get("runId").asText();
        List<String> all = keys(store);

        command(HelloWorld.class, "runs", "forget", id, "--store", store).succeeded();
        collect(store);
        collect(store);

        assertThat(keys(store)).containsExactly("icosian-store.json");
        assertThat(server.client()
                        .listObjectVersions(request -> request.bucket(bucket))
                        .versions())
                .extracting(version -> version.key().substring("results/".length()))
                .containsAll(all);
        assertThat(command(HelloWorld.class, "store", "check", "--store", store)
                        .succeeded()
                        .out())
                .contains("all is well");
        Command.Result again = command(HelloWorld.class, "run", "--store", store);
        assertThat(again.exitCode()).isEqualTo(78);
        assertThat(again.err()).contains("[Store/DeleteMarker]");
    }

    private void collect(String store) throws Exception {
        command(HelloWorld.class, "store", "gc", "--apply", "--grace", "0s", "--store", store)
                .succeeded();
    }

    /** One clear problem, nothing of the client's own, and the exit code that lets a scheduler retry or not. */
    @ParameterizedTest
    @ValueSource(strings = {"no-such-bucket", "wrong-secret", "no-server"})
    void problemIsAllThatIsSaid(String what) throws Exception {
        String store = switch (what) {
            case "no-such-bucket" -> server.uri("no-such-bucket", "");
            case "no-server" -> "s3://lake?endpoint=http://127.0.0.1:1";
            default -> server.uri(server.bucket(false), "");
        };
        Map<String, String> environment = what.equals("wrong-secret")
                ? Map.of("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", "wrong")
                : server.environment();
        Command.Result result;
        try (Command command =
                Command.start(folder, List.of(), environment, HelloWorld.class, "run", "--store", store)) {
            result = command.await();
        }

        String code = switch (what) {
            case "no-such-bucket" -> "Store/NoBucket";
            case "no-server" -> "Store/Unavailable";
            default -> "Store/WrongCredentials";
        };
        assertThat(result.exitCode()).isEqualTo(what.equals("no-server") ? 1 : 78);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().toList()).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("error [" + code + "] ");
            assertThat(lines.get(1)).isEqualTo("  at " + store);
            assertThat(lines.get(2)).startsWith("  fix: ");
            assertThat(lines.get(3)).isEqualTo("failed: nothing was run");
        });
    }

    private List<String> keys(String store) throws IOException {
        try (ArtifactStore open = ArtifactStore.at(store);
                var entries = open.list("")) {
            return entries.map(ArtifactStore.Entry::key).toList();
        }
    }

    private JsonNode run(Example example, String store) throws Exception {
        List<String> words = new ArrayList<>(List.of("run", "--json", "--store", store));
        words.addAll(example.words());
        return command(example.program(), words.toArray(String[]::new))
                .succeeded()
                .json();
    }

    private Command.Result command(Class<?> program, String... words) throws Exception {
        return Command.run(folder, server, program, words);
    }
}
