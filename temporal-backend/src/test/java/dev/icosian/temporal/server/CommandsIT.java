package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.Digests;
import dev.icosian.temporal.program.Shapes;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The commands, on a real server, with workers in processes of their own. */
@ResourceLock("queues of the shapes' own names")
final class CommandsIT {
    @TempDir
    private Path folder;

    private RealServer server;

    @BeforeEach
    void start() throws Exception {
        server = RealServer.shared();
    }

    private CommandLine program(String shape) {
        return new CommandLine(Shapes.named(shape), folder, server.environment());
    }

    private Done submit(String shape, String run, String... more) {
        String[] words = new String[more.length + 6];
        System.arraycopy(new String[] {"submit", "--store", store(), "--shared-files", "--run", run}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return program(shape).run(words);
    }

    private String store() {
        return folder.resolve("store").toString();
    }

    private void await(String shape, String run, String text) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String last;
        do {
            assertThat(System.nanoTime()).as("awaiting " + text).isLessThan(end);
            Thread.sleep(100);
            last = program(shape).run("status", "--run", run).out();
        } while (!last.contains(text));
    }

    @Test
    void submittedRunHasTheDigestsOfALocalOne() throws Exception {
        try (Forked worker = Forked.worker(server, folder, "diamond")) {
            Done done = submit("diamond", "first", "--wait");

            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(done.out()).isEqualTo("first\n");
            assertThat(done.err()).contains("n3: computed, no earlier result");
            assertThat(Digests.stored(folder.resolve("store"), "diamond", "first"))
                    .isEqualTo(Digests.local(Shapes.named("diamond"), Map.of()));
            assertThat(program("diamond").run("status", "--run", "first").out())
                    .startsWith("run first: completed\nsteps: 4; computed 4, reused 0, failed 0, skipped 0");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void historyAndDescriptionReadWell() throws Exception {
        try (Forked worker = Forked.worker(server, folder, "chain_2")) {
            assertThat(submit("chain_2", "golden", "--wait").exit()).isZero();
            String shown = server.cli("workflow", "show", "-w", "chain_2/golden");
            Golden.assertMatches("workflow-show.txt", normalized(shown));
            String described = server.cli("workflow", "describe", "-w", "chain_2/golden");
            Golden.assertMatches("workflow-describe.txt", normalized(described));
            String json = server.cli("workflow", "show", "-w", "chain_2/golden", "-o", "json");
            Golden.assertMatches("workflow-activities.txt", normalized(Histories.activities(json)));
            assertThat(worker.isAlive()).isTrue();
        }
    }

    /** Keeps what does not change from run to run. */
    private static String normalized(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                .replaceAll("file:[^\"\\\\]+/store", "<store>")
                .replaceAll("sha256:[0-9a-f]{64}", "sha256:<digest>")
                .replaceAll("(?m)RunId\\s+\\S+", "RunId <id>")
                .replaceAll("(?m)^( *)(StartTime|CloseTime|ExecutionTime|OriginalStartTime|RunTime) .*", "$1$2 <time>")
                .replaceAll("(?m)^( *)(HistorySize|HistoryLength|StateTransitionCount) .*", "$1$2 <number>")
                .replaceAll(" +", " ")
                .replaceAll("(?m) +$", "");
    }

    @Test
    void withoutAWorkerSubmitSaysWhichCommandStartsOne() {
        Done done = submit("chain_7", "alone");

        assertThat(done.exit()).isZero();
        assertThat(done.err())
                .contains("warning: no worker polls queue icosian-chain_7, so the run waits; start one with\n"
                        + "  worker --pipeline chain_7 --store "
                        + folder.resolve("store").toUri().toString().replaceAll("/$", ""));
        program("chain_7").run("cancel", "--run", "alone");
    }

    @Test
    void pausedRunStartsNothingUntilItIsUnpaused() throws Exception {
        Path gate = folder.resolve("gate");
        try (Forked worker = Forked.worker(server, folder, "chain_3")) {
            submit("chain_3", "p", "--param", "rules=n0 awaits " + gate);
            await("chain_3", "p", "running 1");
            assertThat(program("chain_3").run("pause", "--run", "p").err()).isEqualTo("run p paused\n");
            Files.createFile(gate);
            await("chain_3", "p", "computed 1, reused 0, failed 0, skipped 0, running 0");
            Thread.sleep(1_000);
            assertThat(program("chain_3").run("status", "--run", "p").out())
                    .startsWith("run p: paused\nsteps: 3; computed 1,");
            assertThat(program("chain_3").run("unpause", "--run", "p").err()).isEqualTo("run p goes on\n");
            await("chain_3", "p", "run p: completed");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void cancelledRunStopsItsStepsAndResumeGoesOn() throws Exception {
        try (Forked worker = Forked.worker(server, folder, "chain_3")) {
            submit("chain_3", "c", "--param", "rules=n1 awaits " + folder.resolve("never"));
            await("chain_3", "c", "computed 1");
            worker.awaitOutput("c n1: started");
            assertThat(program("chain_3").run("cancel", "--run", "c").exit()).isZero();
            await("chain_3", "c", "run c: canceled");
            assertThat(Digests.stored(folder.resolve("store"), "chain_3", "c")).containsOnlyKeys("n0");
            Files.createFile(folder.resolve("never"));
            Done resumed =
                    program("chain_3").run("submit", "--store", store(), "--shared-files", "--resume", "c", "--wait");
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("n0: reused, nothing changed").contains("n2: computed");
            assertThat(program("chain_3").run("cancel", "--run", "c").err())
                    .contains("[Temporal/UnknownRun] the server at " + server.address()
                            + ", by TEMPORAL_ADDRESS has no run 'c' of pipeline 'chain_3' under way");
        }
    }

    @Test
    void rerunComputesAStepAndWhatNeedsIt() throws Exception {
        try (Forked worker = Forked.worker(server, folder, "diamond")) {
            // Longer than it takes until the run is looked at.
            assertThat(submit("diamond", "r", "--wait", "--param", "rules=n1 sleeps 1500")
                            .exit())
                    .isZero();
            Done done = program("diamond")
                    .run("rerun", "--run", "r", "--from", "n1", "--wait", "--shared-files", "--store", store());
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(done.err())
                    .contains("n0: reused")
                    .contains("n2: reused")
                    .contains("n1: computed, asked to recompute")
                    .contains("n3: computed, asked to recompute")
                    .doesNotContain("n1: reused")
                    .doesNotContain("n3: reused");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void failedStepDecidesTheExitCodeAndWhatStatusShows() throws Exception {
        try (Forked worker = Forked.worker(server, folder, "diamond")) {
            Done done = submit("diamond", "f", "--wait", "--param", "rules=n1 fails");
            assertThat(done.exit()).isEqualTo(1);
            assertThat(done.err()).contains("error [Run/NodeFailed] n1: n1 fails");
            assertThat(program("diamond").run("status", "--run", "f").out())
                    .startsWith("run f: failed\n")
                    .contains("failed: n1, [Run/NodeFailed] n1: n1 fails");
            assertThat(server.cli("workflow", "describe", "-w", "diamond/f")).contains("n1: n1 fails");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void secondRunWithTheIdOfARunningOneIsRefused() {
        submit("chain_2", "twice");
        Done second = submit("chain_2", "twice");
        assertThat(second.exit()).isEqualTo(78);
        assertThat(second.err()).isEqualTo("""
                        error [Temporal/AlreadyRunning] run 'twice' of pipeline 'chain_2' is under way
                          fix: see it with status --run twice, or start a run with another id
                        """);
        program("chain_2").run("cancel", "--run", "twice");
    }

    @Test
    void wrongAddressAndNamespaceAreSaid() {
        Pipeline pipeline = Shapes.named("chain_2");
        Done nobody = new CommandLine(pipeline, folder, Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"))
                .run("submit", "--store", store(), "--shared-files");
        assertThat(nobody.exit()).isEqualTo(78);
        assertThat(nobody.err())
                .isEqualTo("error [Temporal/NoServer] no Temporal server answers at 127.0.0.1:1, by TEMPORAL_ADDRESS"
                        + " (UNAVAILABLE)\n  fix: start one, for instance with temporal server start-dev, or set"
                        + " TEMPORAL_ADDRESS to the one you have\n");
        Done nowhere = new CommandLine(
                        pipeline, folder, Map.of("TEMPORAL_ADDRESS", server.address(), "TEMPORAL_NAMESPACE", "moon"))
                .run("submit", "--store", store(), "--shared-files");
        assertThat(nowhere.exit()).isEqualTo(78);
        assertThat(nowhere.err())
                .isEqualTo("error [Temporal/NoNamespace] the server at " + server.address()
                        + ", by TEMPORAL_ADDRESS has no namespace 'moon'\n  fix: set TEMPORAL_NAMESPACE to one that it"
                        + " has, or create it: temporal operator namespace create --namespace moon\n");
    }

    @Test
    void storeOfThisMachineIsRefusedBeforeAnythingIsSubmitted() {
        Done folderStore = program("chain_2").run("submit", "--store", store());
        assertThat(folderStore.exit()).isEqualTo(78);
        assertThat(folderStore.err()).contains("[Target/LocalPath] the store file:");
        Done memory = program("chain_2").run("submit", "--store", "memory:x", "--shared-files");
        assertThat(memory.err()).contains("[Target/MemoryStore] the store memory:");
        assertThat(program("chain_2").run("worker", "--store", "memory:x").err())
                .contains("[Target/MemoryStore] the store memory:");
        assertThat(program("chain_2").run("submit").err()).contains("[Store/NotGiven]");
        assertThat(program("chain_2_idle").run("status").out()).isEqualTo("no runs of chain_2_idle\n");
    }

    @Test
    void workerAnswersForItsHealthAndDrainsWhenToldToStop() throws Exception {
        int port = freePort();
        Path gate = folder.resolve("gate");
        try (Forked worker = Forked.worker(server, folder, "chain_2", "--health", String.valueOf(port))) {
            submit("chain_2", "d", "--param", "rules=n0 awaits " + gate);
            worker.awaitOutput("d n0: started");
            assertThat(health(port)).isEqualTo("200 {\"lostSlots\":0,\"running\":1,\"state\":\"working\"}\n");
            worker.signal("TERM");
            worker.awaitOutput("worker: takes nothing new; 1 running, up to 30 s to finish");
            assertThat(health(port)).isEqualTo("503 {\"lostSlots\":0,\"running\":1,\"state\":\"draining\"}\n");
            Files.createFile(gate);
            assertThat(worker.awaitExit()).isEqualTo(143);
            assertThat(worker.output()).contains("d n0: computed").contains("worker: ended");
        }
        try (Forked next = Forked.worker(server, folder, "chain_2")) {
            await("chain_2", "d", "run d: completed");
            assertThat(next.output()).doesNotContain("n0: started");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String health(int port) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    @Test
    void runOnTheConfiguredServerIsReportedLikeALocalOne() throws Exception {
        try (Forked worker = Forked.worker(server, folder, "diamond")) {
            Done done = program("diamond").run("run", "--on", "temporal", "--shared-files", "--store", store());
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(done.err())
                    .contains("temporal: workers of queue icosian-diamond run it, by the server at")
                    .contains("done: 4 steps, 0 reused, 4 computed, 0 failed");
            assertThat(done.out()).startsWith("n3  ");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void workerWithAnotherPlanIsWaitedOut() throws Exception {
        // The queue of one pipeline, polled by a program that has another one.
        try (Forked wrong = Forked.worker(server, folder, "chain_4", "--queue", "icosian-chain_2")) {
            submit("chain_2", "h");
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!server.cli("workflow", "show", "-w", "chain_2/h").contains("TimerStarted")) {
                assertThat(System.nanoTime()).as("awaiting the first wait").isLessThan(end);
                Thread.sleep(200);
            }
            assertThat(program("chain_2").run("status", "--run", "h").out()).startsWith("run h: running");
            wrong.signal("TERM");
            wrong.awaitExit();
        }
        try (Forked right = Forked.worker(server, folder, "chain_2")) {
            await("chain_2", "h", "run h: completed");
            assertThat(right.isAlive()).isTrue();
        }
    }

    private Done schedule(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "schedule";
        System.arraycopy(words, 0, all, 1, words.length);
        return program("dated").run(all);
    }

    /** The record of each run of a pipeline. */
    private List<RunRecord> records(String pipeline) throws IOException {
        List<RunRecord> records = new ArrayList<>();
        try (ArtifactStore open =
                        ArtifactStore.at(folder.resolve("store").toUri().toString());
                Stream<ArtifactStore.Entry> entries = open.list("runs/" + pipeline + "/")) {
            for (String key : entries.map(ArtifactStore.Entry::key)
                    .filter(one -> one.endsWith("/run.json"))
                    .toList()) {
                records.add(RecordFiles.runRecord(open, key).sound(key));
            }
        }
        return records;
    }

    private void awaitRuns(int count) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ended() < count) {
            assertThat(System.nanoTime()).as("awaiting " + count + " runs").isLessThan(end);
            Thread.sleep(200);
        }
    }

    private long ended() throws Exception {
        long ended = 0;
        try {
            for (RunRecord record : records("dated")) {
                ended += Digests.stored(folder.resolve("store"), "dated", record.runKey())
                        .size();
            }
        } catch (NoSuchFileException e) {
            return 0;
        }
        return ended;
    }

    @Test
    void scheduledRunsHaveTheDaysThatTheyAreFor() throws Exception {
        assertThat(schedule("trigger").err()).contains("[Temporal/NoSchedule]");
        try (Forked worker = Forked.worker(server, folder, "dated")) {
            Done created = schedule("create", "--store", store(), "--shared-files");
            assertThat(created.exit()).as(created.err()).isZero();
            assertThat(created.err()).isEqualTo("schedule dated/default: created\n");
            assertThat(schedule("create", "--store", store(), "--shared-files").err())
                    .isEqualTo("schedule dated/default: brought to what is declared\n");
            assertThat(schedule("backfill", "--from", "2026-03-01", "--to", "2026-03-03")
                            .err())
                    .isEqualTo("schedule dated/default: back-fills 2026-03-01 to 2026-03-03\n");
            assertThat(schedule("backfill", "--from", "March", "--to", "2026-03-03")
                            .err())
                    .contains("[Usage/NoDate] --from takes a day, and 'March' is none");
            awaitRuns(3);
            // Six in the morning there is five in the evening of the day before in UTC.
            assertThat(records("dated").stream()
                            .map(record -> record.scheduledAt() + " " + record.parameters())
                            .sorted())
                    .containsExactly(
                            "2026-02-28T17:00:00Z {day=2026-02-28}",
                            "2026-03-01T17:00:00Z {day=2026-03-01}",
                            "2026-03-02T17:00:00Z {day=2026-03-02}");
            assertThat(schedule("trigger").err()).isEqualTo("schedule dated/default: triggered\n");
            awaitRuns(4);
            assertThat(records("dated"))
                    .allSatisfy(record -> assertThat(record.scheduledAt()).isNotNull());
            assertThat(schedule("delete").err()).isEqualTo("schedule dated/default: deleted\n");
            assertThat(schedule("delete").err()).contains("[Temporal/NoSchedule]");
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void importedFileNeedNotBeWhereTheWorkerIs() throws Exception {
        Path words = folder.resolve("words.txt");
        Files.writeString(words, "one\ntwo\n");
        Done done = submit("counted", "i", "--param", "words=words.txt");
        assertThat(done.exit()).as(done.err()).isZero();
        Files.delete(words);
        try (Forked worker = Forked.worker(server, folder, "counted")) {
            await("counted", "i", "run i: completed");
            assertThat(worker.isAlive()).isTrue();
        }
        Files.writeString(words, "one\ntwo\n");
        assertThat(Digests.stored(folder.resolve("store"), "counted", "i"))
                .isEqualTo(Digests.local(Shapes.named("counted"), Map.of("words", words)));
    }

    @Test
    void unknownSearchAttributeIsRefused() {
        assertThat(submit("chain_2", "s", "--search-attribute", "nobodyKnows=1").err())
                .contains("[Temporal/Refused] the server refuses the run of pipeline 'chain_2'");
    }

    @Test
    void unknownRunsStepsAndDatesAreSaid() {
        List<String> errors = List.of(
                program("chain_2").run("pause", "--run", "none").err(),
                program("chain_2").run("status", "--run", "none").err(),
                program("chain_2")
                        .run("submit", "--store", store(), "--shared-files", "--resume", "none")
                        .err(),
                program("chain_2").run("schedule", "create", "--store", store()).err());
        assertThat(errors.get(0)).contains("[Temporal/UnknownRun]");
        assertThat(errors.get(1)).contains("[Temporal/UnknownRun]");
        assertThat(errors.get(2)).contains("[Run/UnknownRun]");
        assertThat(errors.get(3)).contains("[Temporal/NotScheduled] pipeline 'chain_2' declares no schedule");
    }
}
