package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepRunner;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.Sales;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {
    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();
    private Path data;

    @BeforeEach
    void write() throws IOException {
        Sales.reset();
        data = folder.resolve("sales.txt");
        Files.writeString(data, "1\n2\n3\n");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void firstRunComputesAndSecondReuses() {
        Run first = run();
        assertThat(RunText.of(first))
                .containsExactly("load: computed, no earlier result", "report: computed, no earlier result");
        assertThat(first.results().asMap().keySet()).containsExactly("amounts", "total", "summary");
        assertThat(first.results().get("amounts", double[].class)).containsExactly(1, 2, 3);
        assertThat(first.results().get("total", Double.class)).isEqualTo(6);
        assertThat(first.results().get("summary", String.class)).isEqualTo("UK: 6.0");
        assertThat(Sales.CALLS).containsExactly("amounts", "total", "summary");

        Sales.reset();
        Run second = run();
        assertThat(RunText.of(second))
                .containsExactly("load: reused, nothing changed", "report: reused, nothing changed");
        assertThat(RunText.digests(second)).isEqualTo(RunText.digests(first)).hasSize(3);
        assertThat(second.results().get("summary", String.class)).isEqualTo("UK: 6.0");
        assertThat(Sales.CALLS).isEmpty();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void changedParamComputesOnlyWhatReadsIt() {
        run();
        Run second = run(Map.of("discount", 5));
        assertThat(RunText.of(second))
                .containsExactly("load: reused, nothing changed", "report: computed, param discount changed: 0 → 5");
        assertThat(second.results().get("total", Double.class)).isEqualTo(1);
    }

    @Test
    void changedConfigComputesOnlyWhatReadsIt() {
        run();
        Run second = run(Sales.pipeline().with("region", "US"), Map.of());
        assertThat(RunText.of(second))
                .containsExactly("load: reused, nothing changed", "report: computed, config region changed: UK → US");
    }

    @Test
    void changedFileComputesWhatItChanges() throws IOException {
        Run first = run();
        Files.writeString(data, "1\n2\n4\n");
        Run second = run();
        assertThat(RunText.of(second))
                .containsExactly(
                        "load: computed, content of file dataFile changed", "report: computed, input amounts changed");
        StepOutcome.Reason reason = second.step("report").reasons().get(0);
        assertThat(reason.before()).isEqualTo(first.step("load").digests().get("amounts"));
        assertThat(reason.after()).isEqualTo(second.step("load").digests().get("amounts"));
    }

    @Test
    void sameValueFromAnotherFileCutsOff() throws IOException {
        run();
        Files.writeString(data, "1\n\n2\n3\n\n");
        assertThat(RunText.of(run()))
                .containsExactly("load: computed, content of file dataFile changed", "report: reused, nothing changed");
    }

    @Test
    void fileUnderAnotherNameIsTheSame() throws IOException {
        run();
        Path copy = folder.resolve("copy.txt");
        Files.copy(data, copy);
        assertThat(RunText.of(run(Map.of("dataFile", copy))))
                .containsExactly("load: reused, nothing changed", "report: reused, nothing changed");
    }

    @Test
    void failedStepIsInTheResultAndResumeGoesOnBehindIt() {
        Sales.FAILURES.set(1);
        Run failed = run();
        assertThat(failed.succeeded()).isFalse();
        assertThat(RunText.of(failed))
                .containsExactly("load: computed, no earlier result", "report: failed, Run/NodeFailed total.raw: boom");
        assertThatThrownBy(failed::results)
                .isInstanceOf(PipelineException.class)
                .hasMessageStartingWith("[Run/NodeFailed] total.raw: boom");
        assertThat(((LocalRun) failed).failure("report").nodeFailure().node().name())
                .startsWith("total");
        assertThat(((LocalRun) failed).failure("report").inputs())
                .isEqualTo(Map.of("amounts", failed.step("load").digests().get("amounts")));

        Sales.reset();
        Run resumed = Runner.local(store).resume(Sales.pipeline(), failed.id());
        assertThat(resumed.id()).isEqualTo(failed.id());
        assertThat(RunText.of(resumed))
                .containsExactly("load: reused, nothing changed", "report: computed, no earlier result");
        assertThat(Sales.CALLS).containsExactly("total", "summary");
        assertThat(pins(failed)).containsExactly("load.1.json", "report.1.json", "report.2.json");
    }

    @Test
    void resumeOfAFinishedRunStartsNothing() {
        Run first = run();
        Run resumed = Runner.local(store).resume(Sales.pipeline(), first.id());
        assertThat(RunText.of(resumed))
                .containsExactly("load: reused, nothing changed", "report: reused, nothing changed");
        assertThat(pins(first)).containsExactly("load.1.json", "report.1.json");
        assertThat(resumed.results().get("summary", String.class)).isEqualTo("UK: 6.0");
    }

    @Test
    void resumeTakesAPlanOfAnotherShape() {
        Sales.FAILURES.set(1);
        Run failed = run();
        Sales.reset();
        Pipeline three = Sales.pipeline().toBuilder()
                .step("sum", step -> step.nodes("total"))
                .build();
        assertThat(RunText.of(Runner.local(store).resume(three, failed.id())))
                .containsExactly(
                        "load: reused, nothing changed",
                        "sum: computed, no earlier result",
                        "report: computed, no earlier result");
    }

    @Test
    void attemptsAreAllInThePin() throws IOException {
        Sales.FAILURES.set(2);
        List<String> events = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void stepStarted(String runId, String step, int attempt) {
                events.add(step + " " + attempt);
            }
        };
        Run run = Runner.local(store).listener(listener).run(retrying(3), params(Map.of()));
        assertThat(run.succeeded()).isTrue();
        assertThat(events).containsExactly("load 1", "report 1", "report 2", "report 3");
        Pin pin = RecordFiles.pin(store, Layout.pin("sales", run.id(), "report", 3))
                .orNull();
        assertThat(pin.attempts().stream()
                        .map(attempt -> attempt.n() + " " + attempt.target() + " "
                                + (attempt.failure() == null
                                        ? "ok"
                                        : attempt.failure().message())))
                .containsExactly("1 local total.raw: boom", "2 local total.raw: boom", "3 local ok");
        assertThat(pin.nodes().keySet()).contains("total", "summary");
        assertThat(RunText.of(run)).contains("report: computed, no earlier result");
    }

    @Test
    void noMoreAttemptsThanThePolicySays() {
        Sales.FAILURES.set(3);
        Run run = Runner.local(store).run(retrying(2), params(Map.of()));
        assertThat(RunText.of(run))
                .containsExactly("load: computed, no earlier result", "report: failed, Run/NodeFailed total.raw: boom");
        assertThat(Sales.CALLS).containsExactly("amounts", "total", "total");
    }

    @Test
    void changedFileIsNotTriedAgain() throws IOException {
        Run run = Runner.local(store)
                .interceptor(call -> {
                    Files.writeString(data, "7\n");
                    return call.proceed();
                })
                .run(retrying(3), params(Map.of()));
        assertThat(RunText.of(run).get(0))
                .startsWith("load: failed, Run/InputChanged param 'dataFile': the content of '" + data
                        + "' changed during the run, from sha256:");
        assertThat(RunText.of(run).get(1)).isEqualTo("report: skipped, needs load");
        assertThat(StoreFiles.keys(store, "steps/")).isEmpty();
    }

    @Test
    void warningOfACheckIsShownOfAReusedStepToo() {
        Run first = run(Map.of("discount", -5000));
        Run second = run(Map.of("discount", -5000));
        assertThat(first.step("report").checks()).hasSize(1);
        assertThat(first.step("report").checks().get(0).result().passed()).isFalse();
        assertThat(second.step("report").reused()).isTrue();
        assertThat(second.step("report").checks())
                .isEqualTo(first.step("report").checks());
    }

    @Test
    void askedStepsComputeAlthoughThereIsAResult() {
        Run first = run();
        Run second = run(RunOptions.newRun().recomputing(Set.of("load")));
        assertThat(RunText.of(second))
                .containsExactly("load: computed, asked to recompute", "report: reused, nothing changed");
        assertThat(RunText.digests(second)).isEqualTo(RunText.digests(first));
        assertThat(RunText.of(run(RunOptions.newRun().fresh(true))))
                .containsExactly("load: computed, asked to recompute", "report: computed, asked to recompute");
        assertThat(StoreFiles.keys(store, "steps/")).hasSize(2);
        assertThatThrownBy(() -> run(RunOptions.newRun().recomputing(Set.of("lod"))))
                .hasMessageStartingWith("[Plan/UnknownStep] pipeline 'sales' has no step 'lod'");
    }

    @Test
    void limitSelectsWholeSteps() {
        Run partial = run(RunOptions.newRun().limitedTo(Set.of("amounts")));
        assertThat(RunText.of(partial)).containsExactly("load: computed, no earlier result");
        assertThat(partial.results().get("amounts", double[].class)).hasSize(3);
        assertThatThrownBy(() -> partial.results().get("total", Double.class))
                .hasMessage("step 'report', which makes 'total', is not part of this run");
        assertThat(RunText.of(run()))
                .containsExactly("load: reused, nothing changed", "report: computed, no earlier result");
        assertThatThrownBy(() -> run(RunOptions.newRun().limitedTo(Set.of("totl"))))
                .hasMessage("[Run/UnknownNode] no step of pipeline 'sales' has a node 'totl'\n"
                        + "  fix: did you mean 'total'?");
    }

    @Test
    void runIdOfAnyFormGoesOnUnderItsKey() {
        Sales.FAILURES.set(1);
        RunOptions named = RunOptions.newRun().withRunId("Nightly 2026/01/31");
        Run first = run(named);
        assertThat(first.id()).isEqualTo("Nightly 2026/01/31");
        Run second = run(named);
        assertThat(RunText.of(second))
                .containsExactly("load: reused, nothing changed", "report: computed, no earlier result");
        String runKey = StoreFiles.keys(store, "runs/sales/").get(0).split("/", -1)[2];
        assertThat(runKey).startsWith("nightly_2026_01_31-");
        assertThat(Runner.local(store).resume(Sales.pipeline(), runKey).id()).isEqualTo("Nightly 2026/01/31");
    }

    @Test
    void existingRunKeepsItsParamsAndConfig() {
        RunOptions options = RunOptions.newRun().withRunId("r-1");
        LocalRunner runner = runner();
        Run first = runner.run(
                Sales.pipeline().with("region", "US"), GivenParams.ofValues(params(Map.of("discount", 5))), options);
        Run resumed = runner.run(Sales.pipeline(), GivenParams.none(), RunOptions.resume("r-1"));
        assertThat(RunText.of(resumed))
                .containsExactly("load: reused, nothing changed", "report: reused, nothing changed");
        assertThat(RunText.digests(resumed)).isEqualTo(RunText.digests(first));

        assertThatThrownBy(() ->
                        runner.run(Sales.pipeline().with("region", "FR"), GivenParams.none(), RunOptions.resume("r-1")))
                .hasMessage(
                        "[Run/DifferentParameters] run 'r-1' was started with config 'region' = \"US\", and \"FR\" is"
                                + " given\n  fix: leave it out, or start a new run; or let the run's records be forgotten, never its"
                                + " results: runs forget r-1");
        assertThatThrownBy(() -> runner.run(
                        Sales.pipeline(), GivenParams.ofValues(Map.of("discount", 6)), RunOptions.resume("r-1")))
                .hasMessageStartingWith(
                        "[Run/DifferentParameters] run 'r-1' was started with param 'discount' = 5, and 6 is given");
    }

    @Test
    void unknownRunIsRefused() {
        assertThatThrownBy(() -> Runner.local(store).resume(Sales.pipeline(), "r-9"))
                .hasMessage("[Run/UnknownRun] the store memory:/ has no run 'r-9' of pipeline 'sales'\n"
                        + "  fix: give the id that the run printed when it started, and its store");
    }

    @Test
    void badParamsStartNothing() {
        assertThatThrownBy(() -> Runner.local(store)
                        .run(Sales.pipeline(), Map.of("dataFile", Path.of("/no/such/file"), "discont", 1)))
                .hasMessageStartingWith("[Run/UnknownParameter]");
        assertThatThrownBy(
                        () -> Runner.local(store).run(Sales.pipeline(), Map.of("dataFile", Path.of("/no/such/file"))))
                .hasMessageStartingWith("[Run/MissingFile] param 'dataFile' names '/no/such/file'");
        assertThat(StoreFiles.keys(store, "")).isEmpty();
    }

    @Test
    void damagedInputIsComputedOnceMoreAndTheRunGoesOn() throws IOException {
        Files.writeString(data, "1\n2\n".repeat(2000));
        Path root = folder.resolve("store");
        try (ArtifactStore directory = Stores.directory(root)) {
            Run first = Runner.local(directory).run(Sales.pipeline(), params(Map.of()));
            Path blob = root.resolve(Layout.blob(first.step("load").digests().get("amounts")));
            byte[] bytes = Files.readAllBytes(blob);
            byte[] wrong = bytes.clone();
            wrong[4000] ^= 1;
            Files.delete(blob);
            Files.write(blob, wrong);

            List<String> finished = new ArrayList<>();
            RunListener listener = new RunListener() {
                @Override
                public void stepFinished(String runId, StepOutcome outcome) {
                    finished.add(RunText.of(outcome));
                }
            };
            Run second =
                    Runner.local(directory).listener(listener).run(Sales.pipeline(), params(Map.of("discount", 1)));
            assertThat(finished)
                    .containsExactly(
                            "load: reused, nothing changed",
                            "load: computed, the stored bytes of amounts are damaged",
                            "report: computed, param discount changed: 0 → 1");
            assertThat(RunText.of(second)).isEqualTo(finished.subList(1, 3));
            assertThat(second.results().get("total", Double.class)).isEqualTo(5999);
            assertThat(Files.readAllBytes(blob)).isEqualTo(bytes);
            assertThat(StoreFiles.keys(directory, "steps/sales/load/")).hasSize(1);
        }
    }

    @Test
    void whatWasMadeOfAnotherValueIsMadeAgain() throws IOException {
        Files.writeString(data, "1\n2\n".repeat(2000));
        Path root = folder.resolve("store");
        try (ArtifactStore directory = Stores.directory(root)) {
            AtomicInteger calls = new AtomicInteger();
            Runner random = Runner.local(directory).interceptor(call -> {
                Object value = call.proceed();
                if (call.node().name().equals("amounts")) {
                    ((double[]) value)[0] = calls.incrementAndGet();
                }
                return value;
            });
            Run first = random.run(Sales.pipeline(), params(Map.of()));
            Path blob = root.resolve(Layout.blob(first.step("load").digests().get("amounts")));
            Files.delete(blob);
            Files.write(blob, new byte[] {1});
            Run resumed = random.resume(Sales.pipeline(), first.id());
            assertThat(RunText.of(resumed))
                    .containsExactly(
                            "load: computed, the stored bytes of amounts are damaged",
                            "report: computed, input amounts changed");
            assertThat(resumed.results().get("total", Double.class)).isEqualTo(6001);
        }
    }

    @Test
    void loserOfTheRunRecordGoesOnWithTheWinners() {
        RunOptions named = RunOptions.newRun().withRunId("r-1");
        ArtifactStore racing = new ForwardingStore(store) {
            private boolean happened;

            @Override
            protected void before(String call, String key) {
                if (!happened && call.equals("put") && key.endsWith("run.json")) {
                    happened = true;
                    run(named);
                }
            }
        };
        LocalRunner slow = new LocalRunner(LocalSettings.of(racing, Compiler::compile));
        Run run = slow.run(Sales.pipeline(), GivenParams.ofValues(params(Map.of())), named);
        assertThat(RunText.of(run)).containsExactly("load: reused, nothing changed", "report: reused, nothing changed");
        assertThat(pins(run)).containsExactly("load.1.json", "report.1.json");
        assertThatThrownBy(() ->
                        runner().run(Sales.pipeline(), GivenParams.ofValues(params(Map.of("discount", 9))), named))
                .hasMessageStartingWith("[Run/DifferentParameters]");
    }

    @Test
    void resumeDoesNotMindThatAKeyOrParamIsGone() {
        Run first = Runner.local(store).run(Sales.pipeline(), params(Map.of()));
        Pipeline without = Pipeline.named("sales")
                .modules(Sales.class)
                .param("dataFile")
                .outputs("amounts")
                .build();
        assertThat(RunText.of(Runner.local(store).resume(without, first.id())))
                .containsExactly("all: computed, no earlier result");
    }

    @Test
    void fileThatNoStepReadsNeedNotBeThere() {
        Pipeline pipeline = Sales.pipeline().toBuilder()
                .param("other", Path.of("/no/such/file"))
                .build();
        assertThat(Runner.local(store).run(pipeline, params(Map.of())).succeeded())
                .isTrue();
    }

    @Test
    void preparedRunRunsNothingAndLooksForNoFile() throws Exception {
        GivenParams given = GivenParams.ofValues(Map.of("dataFile", folder.resolve("later.txt")));
        RunContext prepared =
                runner().prepare(Sales.pipeline(), given, RunOptions.newRun().withRunId("r-1"));
        assertThat(StoreFiles.keys(store, "")).containsExactly("runs/sales/r-1/run.json");
        StepRunner steps = new StepRunner(prepared);
        assertThatThrownBy(() -> steps.attempt(prepared.compilation().step("load"), AttemptRequest.of(1)))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("[Run/MissingFile] param 'dataFile' names '");
        Files.copy(data, folder.resolve("later.txt"));
        assertThat(steps.attempt(prepared.compilation().step("load"), AttemptRequest.of(2))
                        .started())
                .isTrue();
    }

    @Test
    void listenersHearTheRunInOrder() {
        List<String> events = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void runStarted(String runId, dev.icosian.Plan plan) {
                events.add("run " + plan.pipeline());
            }

            @Override
            public void stepStarted(String runId, String step, int attempt) {
                events.add("start " + step + " " + attempt);
            }

            @Override
            public void nodeFinished(String runId, dev.icosian.Dataflow.Node node, Duration time, Throwable failure) {
                if (node.name().equals("amounts")) {
                    events.add("node " + node.name());
                }
            }

            @Override
            public void stepFinished(String runId, StepOutcome outcome) {
                events.add("end " + outcome.step() + " " + outcome.reused());
            }

            @Override
            public void runFinished(String runId, boolean succeeded) {
                events.add("done " + succeeded);
            }
        };
        run(Map.of("discount", 1));
        Runner.local(store).listener(listener).run(Sales.pipeline(), params(Map.of()));
        assertThat(events)
                .containsExactly("run sales", "end load true", "start report 1", "end report false", "done true");
        events.clear();
        run(Map.of());
        Runner.local(Stores.memory()).listener(listener).run(Sales.pipeline(), params(Map.of()));
        assertThat(events)
                .containsExactly(
                        "run sales",
                        "start load 1",
                        "node amounts",
                        "end load false",
                        "start report 1",
                        "end report false",
                        "done true");
    }

    @Test
    void directoryAndMemoryHoldTheSameUnderTheSameKeys() throws IOException {
        Files.writeString(data, "1\n".repeat(5000));
        try (ArtifactStore directory = Stores.directory(folder.resolve("store"))) {
            Run there = Runner.local(directory).run(Sales.pipeline(), params(Map.of()));
            Run here = run();
            assertThat(RunText.digests(there)).isEqualTo(RunText.digests(here));
            assertThat(StoreFiles.keys(directory, "steps/")).isEqualTo(StoreFiles.keys(store, "steps/"));
            assertThat(StoreFiles.keys(directory, "blobs/"))
                    .isEqualTo(StoreFiles.keys(store, "blobs/"))
                    .hasSize(3);
        }
    }

    private Run run() {
        return run(Map.of());
    }

    private Run run(Map<String, Object> more) {
        return run(Sales.pipeline(), more);
    }

    private Run run(Pipeline pipeline, Map<String, Object> more) {
        return Runner.local(store).run(pipeline, params(more));
    }

    private Run run(RunOptions options) {
        return runner().run(Sales.pipeline(), GivenParams.ofValues(params(Map.of())), options);
    }

    private LocalRunner runner() {
        return new LocalRunner(LocalSettings.of(store, Compiler::compile));
    }

    private Map<String, Object> params(Map<String, Object> more) {
        Map<String, Object> params = new HashMap<>(Map.of("dataFile", data));
        params.putAll(more);
        return params;
    }

    private static Pipeline retrying(int attempts) {
        return Sales.pipeline().toBuilder()
                .defaults(step -> step.attempts(attempts).backoff(Duration.ofMillis(1), Duration.ofMillis(2)))
                .build();
    }

    private List<String> pins(Run run) {
        String prefix = Layout.pins("sales", run.id());
        return StoreFiles.keys(store, prefix).stream()
                .map(key -> key.substring(prefix.length()))
                .toList();
    }
}
