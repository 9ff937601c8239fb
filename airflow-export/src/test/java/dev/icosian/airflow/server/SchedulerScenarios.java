package dev.icosian.airflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunPins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import relay.Daily;
import relay.Program;
import relay.Relay;

/**
 * What happens to runs on a scheduler. Each scenario has a seed, and so results, of its own; all share one Airflow and
 * one store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsAirflow
abstract class SchedulerScenarios {
    private static final List<String> STEPS = List.of("begin", "east", "finish", "west");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FROM = LocalDate.now(BERLIN).minusDays(1);

    private @Nullable Path given;
    private @Nullable AirflowServer started;
    private @Nullable ProgramJar written;

    abstract Installation installation();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        given = folder;
        Installation installation = installation();
        Map<String, String> variables = Map.of("RELAY", rules().toString(), "RELAY_FROM", FROM.toString());
        Map<String, String> forJar = new HashMap<>(variables);
        forJar.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        forJar.put("LC_ALL", "C.UTF-8");
        ProgramJar jar = ProgramJar.write(folder, Program.class, forJar);
        written = jar;
        AirflowServer server = AirflowServer.start(folder.resolve("airflow"), installation, variables);
        started = server;
        System.out.println("Airflow " + server.home().airflow("version").text().strip());
        export("relay");
        Waiting.until("Airflow has read the file", () -> isRead("relay"));
    }

    private void export(String pipeline) throws Exception {
        jar().run(
                        "airflow",
                        "export",
                        "--pipeline",
                        pipeline,
                        "--airflow",
                        String.valueOf(installation().major()),
                        "--out",
                        server().home().dags().toString(),
                        "--jar",
                        jar().file().toString(),
                        "--store",
                        store())
                .text();
    }

    private boolean isRead(String dag) throws Exception {
        Rest.Answer errors = server().rest().get("/importErrors");
        if (errors.status() == 200) {
            assertThat(errors.json().get("import_errors").items()).isEmpty();
        }
        return server().rest().get("/dags/" + dag).status() == 200;
    }

    @AfterAll
    void stop() throws Exception {
        if (started != null) {
            started.stop();
        }
    }

    private Path folder() {
        assertThat(given).isNotNull();
        return given;
    }

    private AirflowServer server() {
        assertThat(started).isNotNull();
        return started;
    }

    private ProgramJar jar() {
        assertThat(written).isNotNull();
        return written;
    }

    private String store() {
        return folder().resolve("store").toString();
    }

    private Path rules() {
        return folder().resolve("rules");
    }

    private void rule(int seed, String node, String rule) throws IOException {
        Files.createDirectories(rules().resolve(String.valueOf(seed)));
        Files.writeString(rules().resolve(String.valueOf(seed)).resolve(node), rule);
    }

    private void letGo(int seed) throws IOException {
        Files.createFile(rules().resolve(String.valueOf(seed)).resolve("go"));
    }

    private List<String> calls(int seed) throws IOException {
        Path file = rules().resolve(String.valueOf(seed)).resolve("calls");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void awaitCall(int seed, String node) throws Exception {
        Waiting.until(node + " is called", () -> calls(seed).contains(node));
    }

    private void trigger(String run, Map<String, ?> params) throws Exception {
        trigger(Relay.NAME, run, params).json();
    }

    private Rest.Answer trigger(String dag, String run, Map<String, ?> params) throws Exception {
        Map<String, Object> body = new HashMap<>(Map.of("dag_run_id", run, "conf", params));
        if (installation().major() == 3) {
            body.put("logical_date", null);
        }
        return server().rest().post("/dags/" + dag + "/dagRuns", body);
    }

    private String state(String dag, String run) throws Exception {
        Rest.Answer answer = server().rest().get("/dags/" + dag + "/dagRuns/" + Rest.part(run));
        return answer.status() == 404 ? "unknown" : answer.json().get("state").text();
    }

    private void awaitState(String run, String state) throws Exception {
        awaitState(Relay.NAME, run, state);
    }

    private void awaitState(String dag, String run, String state) throws Exception {
        String other = state.equals("failed") ? "success" : "failed";
        String last = Waiting.until(
                run + " is " + state, () -> state(dag, run), now -> now.equals(state) || now.equals(other));
        assertThat(last).as(server().home().logs(dag, run)).isEqualTo(state);
    }

    private void clear(String run, String step, boolean onlyFailed) throws Exception {
        server().rest()
                .post(
                        "/dags/relay/clearTaskInstances",
                        Map.of(
                                "dry_run",
                                false,
                                "dag_run_id",
                                run,
                                "task_ids",
                                List.of(step),
                                "only_failed",
                                onlyFailed,
                                "include_downstream",
                                true,
                                "reset_dag_runs",
                                true))
                .json();
    }

    private String log(String run, String step, int attempt) throws IOException {
        return server().home().log(Relay.NAME, run, step, attempt);
    }

    private Map<String, String> digests(String store, String pipeline, String run) throws IOException {
        try (ArtifactStore open = ArtifactStore.at(Path.of(store).toUri().toString())) {
            Map<String, String> digests = new TreeMap<>();
            RunPins pins = RunPins.list(open, pipeline, RunKey.of(run));
            for (String step : pins.steps()) {
                Pin pin = pins.latest(step);
                if (pin != null) {
                    digests.putAll(pin.outputs());
                }
            }
            return digests;
        }
    }

    /** The run's artifacts are those of an undisturbed local run, and no step has committed two results. */
    private void assertRight(String run, int seed, String note) throws Exception {
        String elsewhere = folder().resolve("elsewhere-" + seed).toString();
        jar().run(
                        "run",
                        "--pipeline",
                        "relay",
                        "--run",
                        "r",
                        "--store",
                        elsewhere,
                        "--param",
                        "seed=" + seed,
                        "--param",
                        "note=" + note)
                .text();
        Map<String, String> expected = digests(elsewhere, Relay.NAME, "r");
        assertThat(expected).containsOnlyKeys("first", "left", "right", "last");
        assertThat(digests(store(), Relay.NAME, run))
                .as(server().home().logs(Relay.NAME, run))
                .isEqualTo(expected);
        assertOneResultPerStep(run);
    }

    private void assertOneResultPerStep(String run) throws IOException {
        try (ArtifactStore open = ArtifactStore.at(Path.of(store()).toUri().toString())) {
            RunPins pins = RunPins.list(open, Relay.NAME, RunKey.of(run));
            for (String step : STEPS) {
                Pin pin = pins.latest(step);
                assertThat(pin).as(step).isNotNull();
                try (Stream<ArtifactStore.Entry> manifests = open.list(Layout.manifests(Relay.NAME, step))) {
                    assertThat(manifests.filter(entry -> entry.key().contains(String.valueOf(pin.key()))))
                            .as("results of " + step)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void runByHandTakesItsParamsFromRest() throws Exception {
        String hostile = "$(touch pwned) \"; exit 1 # '{{ 7*7 }} é\n\\ `id`";
        trigger("m1", Map.of("seed", 11, "note", hostile));
        awaitState("m1", "success");

        assertRight("m1", 11, hostile);
        assertThat(folder().resolve("airflow").resolve("pwned")).doesNotExist();
        assertThat(log("m1", "begin", 1))
                .contains("step begin of relay, run m1, store ")
                .contains(", nodes first")
                .contains("begin: started, ")
                .contains("begin: computed in ")
                .contains(", in blobs/sha256/")
                .contains(" step begin --run m1 --pipeline relay --store ");
        assertThat(log("m1", "finish", 1)).contains(", in steps/relay/finish/");
    }

    @Test
    void paramOfTheWrongTypeIsRefusedBeforeAnythingRuns() throws Exception {
        Rest.Answer refused = trigger(Relay.NAME, "w1", Map.of("seed", "eleven"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("seed");
    }

    @Test
    void scheduledRunsHaveTheirDates() throws Exception {
        export("daily");
        Waiting.until("Airflow has read the file", () -> isRead("daily"));
        String run = tick(FROM);
        awaitState(Daily.NAME, run, "success");

        assertDay(run, FROM);
        trigger(Daily.NAME, "by-hand", Map.of("day", "2026-02-28")).json();
        awaitState(Daily.NAME, "by-hand", "success");
        assertThat(show("by-hand", "report")).contains("of 2026-02-28, 2026-02-28");
        trigger(Daily.NAME, "dateless", Map.of()).json();
        awaitState(Daily.NAME, "dateless", "failed");
        assertThat(server().home().log(Daily.NAME, "dateless", "heading", 1)).contains("[Run/MissingParameter]");

        backFill(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29));
        for (LocalDate day : List.of(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29))) {
            String filled = tick(day).replace("scheduled__", "backfill__");
            awaitState(Daily.NAME, filled, "success");
            assertDay(filled, day);
        }
    }

    /** Two o'clock in Berlin is another time in UTC on the two days; in UTC the day is the one before. */
    private static String tick(LocalDate day) {
        return "scheduled__"
                + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'")
                        .format(day.atTime(LocalTime.of(1, 30)).atZone(BERLIN).withZoneSameInstant(ZoneOffset.UTC));
    }

    private void assertDay(String run, LocalDate tick) throws Exception {
        LocalDate day = tick.minusDays(1);
        assertThat(show(run, "report")).contains("of " + day + ", " + day);
    }

    private String show(String run, String node) throws Exception {
        return jar().run("show", run, node, "--pipeline", "daily", "--store", store())
                .text();
    }

    private void backFill(LocalDate from, LocalDate to) throws Exception {
        String start = from + "T00:00:00+01:00";
        String end = to + "T23:00:00+02:00";
        if (installation().major() == 3) {
            server().rest()
                    .post("/backfills", Map.of("dag_id", "daily", "from_date", start, "to_date", end))
                    .json();
            return;
        }
        server().home()
                .airflow("dags", "backfill", "-s", start, "-e", end, "daily")
                .text();
    }

    @Test
    void failedStepIsTriedAgain() throws Exception {
        rule(12, "left", "fail once");
        trigger("f1", Map.of("seed", 12));
        awaitState("f1", "success");

        assertRight("f1", 12, "-");
        assertThat(log("f1", "west", 1)).contains("left fails as it was told").contains("run it alone");
        assertThat(log("f1", "west", 2)).contains("west: started again, attempt 2");
        assertThat(calls(12).stream().filter("left"::equals).count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void clearComputesOnlyWhatIsNotCommitted() throws Exception {
        rule(13, "last", "fail");
        trigger("c1", Map.of("seed", 13));
        awaitState("c1", "failed");
        Files.delete(rules().resolve("13").resolve("last"));
        List<String> before = calls(13);

        clear("c1", "finish", true);
        awaitState("c1", "success");
        assertThat(calls(13)).hasSize(before.size() + 1).endsWith("last");

        clear("c1", "begin", false);
        Waiting.until("begin is made again", () -> log("c1", "begin", 2).contains("begin: "));
        awaitState("c1", "success");
        assertThat(calls(13)).hasSize(before.size() + 1);
        assertThat(log("c1", "begin", 2)).contains("begin: reused, nothing changed");
        Command.Done forced = fromLog(log("c1", "begin", 2), "to force");
        assertThat(forced.exit()).as(forced.err()).isZero();
        assertThat(forced.err()).contains("step begin of relay, run c1").contains("begin: started, asked to recompute");
        assertRight("c1", 13, "-");
    }

    @Test
    void killedTaskIsMadeAgainAndLeavesNothingBehind() throws Exception {
        rule(14, "first", "hold");
        trigger("k1", Map.of("seed", 14));
        awaitCall(14, "first");
        ProcessHandle step = server().process("k1", "begin");
        ProcessHandle runner = step.parent().orElseThrow();
        runner.destroyForcibly();

        step.onExit().get(20, TimeUnit.SECONDS);
        letGo(14);
        awaitState("k1", "success");
        assertRight("k1", 14, "-");
        assertThat(calls(14).stream().filter("first"::equals).count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void killedSchedulerDoesNotMatter() throws Exception {
        rule(15, "left", "hold");
        trigger("s1", Map.of("seed", 15));
        awaitCall(15, "left");
        ProcessHandle step = server().process("s1", "west");
        server().killScheduler();
        try {
            step.onExit().get(20, TimeUnit.SECONDS);
        } finally {
            server().startScheduler();
        }
        letGo(15);

        awaitState("s1", "success");
        assertRight("s1", 15, "-");
        assertThat(calls(15).stream().filter("first"::equals)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void overlappingAttemptsEndInOneResult() throws Exception {
        rule(16, "first", "ignore");
        trigger("o1", Map.of("seed", 16));
        awaitCall(16, "first");
        ProcessHandle first = server().process("o1", "begin");
        new ProcessBuilder("kill", "-STOP", String.valueOf(first.pid())).start().waitFor();
        server().rest()
                .patch(
                        "/dags/relay/dagRuns/o1/taskInstances/begin",
                        installation().major() == 3
                                ? Map.of("new_state", "failed")
                                : Map.of("new_state", "failed", "dry_run", false))
                .json();
        awaitState("o1", "failed");
        Files.delete(rules().resolve("16").resolve("first"));
        clear("o1", "begin", false);
        Waiting.until(
                "the second attempt has ended", () -> log("o1", "begin", 2).contains("begin: computed"));
        letGo(16);
        new ProcessBuilder("kill", "-CONT", String.valueOf(first.pid())).start().waitFor();

        awaitState("o1", "success");
        first.onExit().get(60, TimeUnit.SECONDS);
        assertRight("o1", 16, "-");
    }

    @Test
    void failedRunIsFinishedOnALaptop() throws Exception {
        rule(17, "last", "fail");
        trigger("manual__2026-01-31T06:00:00.123456+00:00", Map.of("seed", 17));
        String run = "manual__2026-01-31T06:00:00.123456+00:00";
        awaitState(run, "failed");
        Files.delete(rules().resolve("17").resolve("last"));
        List<String> before = calls(17);

        String log = log(run, "finish", 1);
        assertThat(fromLog(log, "see the input").text()).startsWith("left ");
        Command.Done resumed = fromLog(log, "after the fix");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("begin: reused").contains("finish: computed");
        assertThat(calls(17)).hasSize(before.size() + 1);
        assertThat(fromLog(log, "run it alone").err()).contains("finish: reused, nothing changed");
        assertRight(run, 17, "-");
    }

    /** Runs a command that a task's log offers, as a shell reads it. */
    private Command.Done fromLog(String log, String what) throws Exception {
        int start = log.indexOf("java -jar ", log.indexOf("  " + what + " "));
        assertThat(start).as(log).isPositive();
        String command = log.substring(start).lines().findFirst().orElseThrow().replaceFirst("\".*", "");
        return Command.run(folder(), jar().variables(), List.of("bash", "-c", command));
    }

    @Test
    void localRunIsFinishedInAirflow() throws Exception {
        rule(18, "left", "fail");
        Command.Done failed = jar().run("run", "--pipeline", "relay", "--store", store(), "--param", "seed=18");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        String run = failed.err().replaceFirst("(?s).*?run (r-\\S+) of relay.*", "$1");
        Files.delete(rules().resolve("18").resolve("left"));
        List<String> before = new ArrayList<>(calls(18));

        trigger(run, Map.of("seed", 18));
        awaitState(run, "success");
        assertThat(log(run, "begin", 1)).contains("begin: reused");
        assertThat(calls(18)).startsWith(before.toArray(String[]::new)).doesNotContainSequence("first", "first");
        assertRight(run, 18, "-");
    }
}
