package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.history.GoldenHistories;
import dev.icosian.temporal.history.NormalHistory;
import dev.icosian.temporal.history.Parent;
import dev.icosian.temporal.history.Replaying;
import dev.icosian.temporal.program.Shapes;
import dev.icosian.test.Golden;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs of every kind, whose histories this interpreter can replay; with {@code -Dupdate=true} those that are not there
 * become golden ones of its version.
 */
@ResourceLock("queues of the shapes' own names")
final class RecordHistoriesIT {
    @TempDir
    private Path folder;

    private RealServer server;

    /** These take a while, and only say more of the recording. */
    private static void onlyInTheLongForm() {
        assumeTrue(Golden.isUpdate() || Boolean.getBoolean("full"), "a long form; ./verify --full runs it");
    }

    private RealServer server() throws Exception {
        server = RealServer.shared();
        return server;
    }

    private Path store() {
        return folder.resolve("store");
    }

    private CommandLine program(String shape) {
        return new CommandLine(Shapes.named(shape), folder, server.environment());
    }

    private void submit(String shape, String run, String... more) {
        List<String> words =
                new ArrayList<>(List.of("submit", "--store", store().toString(), "--shared-files", "--run", run));
        words.addAll(List.of(more));
        Done done = program(shape).run(words.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isLessThan(2);
    }

    private void await(String shape, String run, String text) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        String last = "";
        do {
            assertThat(System.nanoTime()).as("awaiting " + text + " in " + last).isLessThan(end);
            Thread.sleep(100);
            last = program(shape).run("status", "--run", run).out();
        } while (!last.contains(text));
    }

    /** Keeps the history of a run of a shape, of its newest execution or the one that is named. */
    private WorkflowExecutionHistory keep(
            String name, InsideWorker worker, String shape, String run, @Nullable String execution) throws Exception {
        return keep(name, worker, shape + "/" + run, execution);
    }

    private WorkflowExecutionHistory keep(
            String name, InsideWorker worker, String workflowId, @Nullable String execution) throws Exception {
        WorkflowExecutionHistory history = worker.client().fetchHistory(workflowId, execution);
        String normal = NormalHistory.of(history.toJson(true), folder);
        WorkflowExecutionHistory kept = WorkflowExecutionHistory.fromJson(normal);
        try (Replaying replaying = new Replaying()) {
            assertThat(replaying.difference(kept)).isNull();
        }
        GoldenHistories.add(name, normal);
        return kept;
    }

    /** The types of the activities in the order in which they were scheduled. */
    private static String activities(WorkflowExecutionHistory history) {
        return Replaying.scheduled(history).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.joining(" "));
    }

    private static long count(WorkflowExecutionHistory history, EventType type) {
        return history.getEvents().stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }

    @Test
    void runsThatEndWell() throws Exception {
        try (InsideWorker worker = InsideWorker.of(server(), store(), "chain_3")) {
            submit("chain_3", "simple", "--wait");
            assertThat(activities(keep("simple", worker, "chain_3", "simple", null)))
                    .isEqualTo("icosian.begin n0 n1 n2");
            Done rerun = program("chain_3")
                    .run(
                            "rerun",
                            "--run",
                            "simple",
                            "--from",
                            "n1",
                            "--wait",
                            "--shared-files",
                            "--store",
                            store().toString());
            assertThat(rerun.exit()).as(rerun.err()).isZero();
            assertThat(activities(keep("rerun", worker, "chain_3", "simple", null)))
                    .isEqualTo("icosian.begin n1 n2");
        }
        for (String shape : List.of("once", "sharing")) {
            try (InsideWorker worker = InsideWorker.of(server, store(), shape)) {
                submit(shape, "one", "--wait");
                keep(shape.equals("once") ? "within_run" : "ephemeral", worker, shape, "one", null);
            }
        }
        try (InsideWorker worker = InsideWorker.of(server, store(), "fan_600")) {
            submit("fan_600", "first", "--wait");
            submit("fan_600", "packed", "--wait");
            assertThat(activities(keep("packed_reused", worker, "fan_600", "packed", null)))
                    .isEqualTo("icosian.begin");
        }
    }

    @Test
    void runsWithFailures() throws Exception {
        try (InsideWorker worker = InsideWorker.of(server(), store(), "layers_3_3")) {
            submit(
                    "layers_3_3",
                    "retried",
                    "--wait",
                    "--max-parallel",
                    "2",
                    "--param",
                    "rules=n1 failsOnce " + folder.resolve("1") + ",n6 failsOnce " + folder.resolve("6"));
            keep("layered_retried", worker, "layers_3_3", "retried", null);
            submit("layers_3_3", "kept", "--wait", "--keep-going", "--param", "rules=n0 fails,n2 sleeps 4000");
            assertThat(activities(keep("keep_going", worker, "layers_3_3", "kept", null)))
                    .isEqualTo("icosian.begin n0 n1 n2 n4 icosian.end");
        }
        try (InsideWorker worker = InsideWorker.of(server, store(), "diamond")) {
            submit("diamond", "failed", "--wait", "--param", "rules=n1 fails,n2 sleeps 1500");
            assertThat(activities(keep("failed", worker, "diamond", "failed", null)))
                    .isEqualTo("icosian.begin n0 n1 n2 icosian.end");
        }
        try (InsideWorker worker = InsideWorker.of(server, folder.resolve("other"), "chain_2")) {
            submit("chain_2", "refused");
            await("chain_2", "refused", "refused: failed");
            keep("begin_refused", worker, "chain_2", "refused", null);
        }
        try (InsideWorker worker = InsideWorker.of(server, store(), "big")) {
            submit("big", "damaged", "--wait");
            damageBlobs();
            Done rerun = program("big")
                    .run(
                            "rerun",
                            "--run",
                            "damaged",
                            "--from",
                            "total",
                            "--wait",
                            "--shared-files",
                            "--store",
                            store().toString());
            assertThat(rerun.exit()).as(rerun.err()).isZero();
            assertThat(activities(keep("damaged", worker, "big", "damaged", null)))
                    .isEqualTo("icosian.begin total big total");
        }
    }

    private void damageBlobs() throws Exception {
        try (Stream<Path> blobs = Files.walk(store().resolve("blobs"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                assertThat(blob.toFile().setWritable(true)).isTrue();
                byte[] bytes = Files.readAllBytes(blob);
                bytes[bytes.length / 2] ^= 1;
                Files.write(blob, bytes);
            }
        }
    }

    @Test
    void runsThatAreToldThings() throws Exception {
        Path gate = folder.resolve("gate");
        try (InsideWorker worker = InsideWorker.of(server(), store(), "diamond")) {
            submit("diamond", "paused", "--param", "rules=n0 awaits " + gate);
            await("diamond", "paused", "running 1");
            program("diamond").run("pause", "--run", "paused");
            Files.createFile(gate);
            await("diamond", "paused", "computed 1");
            program("diamond").run("unpause", "--run", "paused");
            await("diamond", "paused", "paused: completed");
            keep("paused", worker, "diamond", "paused", null);

            submit("diamond", "cancelled", "--param", "rules=n1 awaits " + folder.resolve("never"));
            await("diamond", "cancelled", "computed 2");
            program("diamond").run("cancel", "--run", "cancelled");
            await("diamond", "cancelled", "cancelled: canceled");
            keep("cancelled", worker, "diamond", "cancelled", null);
        }
    }

    @Test
    void runsThatWaitForWorkersOfTheRightPlan() throws Exception {
        onlyInTheLongForm();
        try (InsideWorker wrong = InsideWorker.of(server(), store(), "chain_4", "icosian-chain_2", "apart-there");
                InsideWorker right = InsideWorker.of(server, store(), "apart")) {
            submit("chain_2", "begin");
            submit("apart", "step");
            awaitTimer(wrong, "chain_2/begin");
            awaitTimer(right, "apart/step");
        }
        try (InsideWorker one = InsideWorker.of(server, store(), "chain_2");
                InsideWorker other = InsideWorker.of(server, store(), "apart", "icosian-apart", "apart-there")) {
            await("chain_2", "begin", "begin: completed");
            await("apart", "step", "step: completed");
            keep("begin_waiting", one, "chain_2", "begin", null);
            keep("apart_waiting", other, "apart", "step", null);
        }
    }

    private static void awaitTimer(InsideWorker worker, String workflowId) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (count(worker.client().fetchHistory(workflowId), EventType.EVENT_TYPE_TIMER_STARTED) == 0) {
            assertThat(System.nanoTime()).as("awaiting the first wait").isLessThan(end);
            Thread.sleep(100);
        }
    }

    @Test
    void runsOfParentsAndSchedules() throws Exception {
        try (InsideWorker worker = InsideWorker.of(server(), store(), "diamond");
                InsideWorker parents = InsideWorker.parents(server, "parents")) {
            Parent parent = parents.client()
                    .newWorkflowStub(
                            Parent.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue("parents")
                                    .setWorkflowId("parent")
                                    .build());
            String run = parent.report(Shapes.named("diamond").plan().digest());
            keep("parent", parents, "parent", null);
            assertThat(activities(keep("child", worker, "diamond", run, null)))
                    .isEqualTo("icosian.plan icosian.begin n0 n1 n2 n3");
        }
        try (InsideWorker worker = InsideWorker.of(server, store(), "dated")) {
            CommandLine program = program("dated");
            String name = "recorded";
            program.run("schedule", "create", "--name", name, "--store", store().toString(), "--shared-files");
            program.run("schedule", "backfill", "--name", name, "--from", "2026-03-01", "--to", "2026-03-01");
            String run = name + "-2026-02-28T17:00:00Z";
            awaitEnd(worker, "dated/" + run);
            program.run("schedule", "delete", "--name", name);
            keep("scheduled", worker, "dated", run, null);
        }
    }

    private static void awaitEnd(InsideWorker worker, String workflowId) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                worker.client().newUntypedWorkflowStub(workflowId).getResult(Object.class);
                return;
            } catch (io.temporal.client.WorkflowNotFoundException e) {
                assertThat(System.nanoTime()).as("awaiting " + workflowId).isLessThan(end);
                Thread.sleep(100);
            }
        }
    }

    @Test
    void runsWhoseWorkerEnds() throws Exception {
        onlyInTheLongForm();
        Path flag = folder.resolve("flag");
        try (Forked doomed = Forked.worker(server(), folder, "chain_2")) {
            submit("chain_2", "lost", "--param", "rules=n0 awaits " + flag);
            doomed.awaitOutput("lost n0: started");
            doomed.kill();
        }
        Files.createFile(flag);
        try (InsideWorker worker = InsideWorker.of(server, store(), "chain_2")) {
            await("chain_2", "lost", "lost: completed");
            keep("worker_lost", worker, "chain_2", "lost", null);
        }
        // These steps have one attempt each, so that starting again is up to the interpreter.
        Path second = folder.resolve("second");
        try (Forked stopped = Forked.worker(server, folder, "apart", "--grace", "1")) {
            submit("apart", "stopped", "--param", "rules=n0 awaits " + second);
            stopped.awaitOutput("stopped here: started");
            stopped.signal("TERM");
            stopped.awaitExit();
        }
        Files.createFile(second);
        try (InsideWorker worker = InsideWorker.of(server, store(), "apart", "icosian-apart", "apart-there")) {
            await("apart", "stopped", "stopped: completed");
            assertThat(activities(keep("worker_stopped", worker, "apart", "stopped", null)))
                    .isEqualTo("icosian.begin here here there");
        }
    }

    @Test
    void runThatGoesOnWithAnEmptyHistory() throws Exception {
        try (RealServer brief =
                RealServer.start(List.of("--dynamic-config-value", "limit.historyCount.suggestContinueAsNew=40"))) {
            server = brief;
            try (InsideWorker worker = InsideWorker.of(server, store(), "layers_4_2")) {
                submit("layers_4_2", "long", "--wait");
                List<String> executions = worker.client()
                        .listExecutions("WorkflowId = 'layers_4_2/long'")
                        .map(execution -> execution.getExecution().getRunId())
                        .collect(Collectors.toCollection(ArrayList::new));
                assertThat(executions).hasSizeGreaterThan(1);
                WorkflowExecutionHistory last = keep("continued_2", worker, "layers_4_2", "long", executions.get(0));
                assertThat(activities(last)).doesNotContain("icosian.begin").endsWith("n8");
                keep("continued_1", worker, "layers_4_2", "long", executions.get(executions.size() - 1));
            }
        }
    }
}
