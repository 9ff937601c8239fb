package dev.icosian.airflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import expected.ExpectedCase;
import expected.ExpectedValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples, exported, in every version of Airflow that is supported. */
@NeedsAirflow
final class ExamplesIT {
    @TempDir
    private Path folder;

    static List<Installation> versions() {
        return Installation.airflows();
    }

    /** The newest of Airflow 2; in the long forms also the oldest. The newest 3 runs the examples in {@code equivalence}. */
    static List<Installation> running() {
        Installation newest = Installation.newest(3);
        return Boolean.getBoolean("full")
                ? Installation.airflows().stream()
                        .filter(installation -> !installation.equals(newest))
                        .toList()
                : List.of(Installation.newest(2));
    }

    /** The newest of both majors; in the long forms also the oldest. */
    static List<Installation> read() {
        return Boolean.getBoolean("full")
                ? Installation.airflows()
                : List.of(Installation.newest(3), Installation.newest(2));
    }

    private ProgramJar jar(Class<?> main) throws IOException {
        Map<String, String> variables = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8");
        return ProgramJar.write(folder, main, variables);
    }

    private void export(ProgramJar jar, int major, Path to, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("airflow", "export", "--out", to.toString()));
        words.addAll(List.of("--airflow", String.valueOf(major), "--store", store().toString()));
        words.addAll(List.of(more));
        jar.run(words.toArray(String[]::new)).text();
    }

    private Path store() {
        return folder.resolve("store");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyFileIsReadAsThePlanSays(Installation installation) throws Exception {
        for (String profile : List.of("bash", "k8s")) {
            Home home = Home.at(folder.resolve(profile), installation);
            ProgramJar jar = jar(profile.equals("bash") ? Example.OnWorkers.class : Example.InPods.class);
            export(jar, installation.major(), home.dags(), "--operator", profile, "--jar", "/app/app.jar");
            Json found = Json.of(Command.run(
                            home.folder(),
                            home.variables(),
                            List.of(
                                    installation.program("python"),
                                    Path.of("src/test/resources/python/structure.py")
                                            .toAbsolutePath()
                                            .toString(),
                                    home.dags().toString()))
                    .text());
            assertThat(found.get("errors").fields()).isEmpty();
            assertThat(found.get("version").text()).isEqualTo(installation.name());
            Map<String, Object> expected = new TreeMap<>();
            for (Pipeline pipeline : Example.pipelines()) {
                expected.put(pipeline.name(), expected(pipeline.plan(), profile));
            }
            assertThat(found.get("dags").fields()).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    private static Map<String, @Nullable Object> expected(Plan plan, String profile) {
        Map<String, Object> tasks = new TreeMap<>();
        for (Plan.StepPlan step : plan.steps()) {
            int retries = step.policy().attempts() - 1;
            Map<String, @Nullable Object> task = new TreeMap<>();
            task.put("operator", profile.equals("bash") ? "BashOperator" : "KubernetesPodOperator");
            task.put("upstream", step.after().stream().sorted().toList());
            task.put("retries", (long) retries);
            task.put("retryDelay", retries == 0 ? null : seconds(step.policy().backoff()));
            Duration timeout = step.policy().timeout();
            task.put("timeout", timeout == null ? null : seconds(timeout));
            task.put("xcom", false);
            tasks.put(step.name(), task);
        }
        Map<String, @Nullable Object> params = new TreeMap<>();
        for (Plan.Param param : plan.params()) {
            String value = param.defaultJson();
            params.put(param.name(), value == null ? null : Json.of(value).value());
        }
        Optional<Schedule> schedule = plan.schedule();
        Map<String, @Nullable Object> dag = new TreeMap<>();
        dag.put("tasks", tasks);
        dag.put("params", params);
        dag.put(
                "schedule",
                schedule.map(it -> Map.of("expression", String.valueOf(it.cron()), "timezone", it.zone()))
                        .orElse(null));
        dag.put("unscheduled", schedule.isEmpty());
        dag.put("catchup", schedule.map(Schedule::catchUp).orElse(false));
        dag.put("maxActiveRuns", (long) schedule.map(Schedule::maxActiveRuns).orElse(16));
        return dag;
    }

    private static BigDecimal seconds(Duration duration) {
        return new BigDecimal(Double.toString(duration.toMillis() / 1000.0));
    }

    @ParameterizedTest
    @MethodSource("running")
    void dagsTestGivesTheDigestsOfALocalRunAndTheExpectedNumbers(Installation installation) throws Exception {
        Home home = Home.at(folder.resolve("airflow"), installation).with(Map.of("ICOSIAN_HOME", folder.toString()));
        ProgramJar jar = jar(Example.OnWorkers.class);
        home.migrate();
        export(jar, installation.major(), home.dags(), "--jar", jar.file().toString());
        if (installation.name().startsWith("3.0.")) {
            // Later ones read the file itself.
            home.airflow("dags", "reserialize").text();
        }
        Path store = store();
        for (Example example : Example.all()) {
            Command.Done done = home.airflow(
                    "dags", "test", example.pipeline().name(), "-c", CanonicalJson.valueText(example.conf()));
            assertThat(done.exit()).as(done.out() + done.err()).isZero();
            assertThat(Digests.stored(store, example.pipeline().name()))
                    .as(done.out() + done.err())
                    .isNotEmpty()
                    .isEqualTo(Digests.ofLocalRun(jar, folder, example));
        }
        for (Example example : Example.all()) {
            assertNumbers(store, example);
        }
    }

    private void assertNumbers(Path store, Example example) {
        Example.Numbers numbers = example.numbers();
        if (numbers == null) {
            return;
        }
        Map<String, ExpectedValue> expected = ExpectedCase.at(Example.acceptance(numbers.folder()))
                .values(numbers.path().toArray(String[]::new));
        try (ArtifactStore open = ArtifactStore.at(store.toUri().toString())) {
            Run run = new LocalRunner(LocalSettings.of(open, Compiler::compile))
                    .run(
                            example.pipeline(),
                            GivenParams.ofValues(example.values()),
                            RunOptions.newRun().relativeTo(folder));
            // What is read again was computed in Airflow.
            assertThat(run.steps()).allMatch(StepOutcome::reused);
            Map<String, Object> results = run.results().asMap();
            for (String node : numbers.nodes()) {
                ExpectedValue value = Objects.requireNonNull(expected.get(node), node);
                Object result = Objects.requireNonNull(results.get(node), node);
                if (numbers.tolerance() == 0) {
                    value.assertMatches(result);
                } else {
                    value.assertClose(result, numbers.tolerance());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("read")
    void filesAreFormattedAndKeepTheRulesForAirflow(Installation installation) throws Exception {
        Path dags = folder.resolve("dags");
        export(jar(Example.OnWorkers.class), installation.major(), dags);
        String ruff = Installation.named("tools").program("ruff");
        Map<String, String> variables = Map.of("PATH", System.getenv("PATH"));
        Command.run(folder, variables, List.of(ruff, "format", "--isolated", "--check", dags.toString()))
                .text();
        List<String> check = new ArrayList<>(List.of(ruff, "check", "--isolated", "--no-cache", "--preview"));
        check.addAll(List.of("--select", "AIR,E4,E7,E9,F,I", dags.toString()));
        if (installation.major() == 2) {
            // The rules AIR3… say what must change for Airflow 3.
            check.addAll(List.of("--ignore", "AIR3"));
        }
        Command.run(folder, variables, check).text();
    }
}
