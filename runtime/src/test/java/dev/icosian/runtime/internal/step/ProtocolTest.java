package dev.icosian.runtime.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.Location;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.ReasonCode;
import dev.icosian.internal.store.PrefixStore;
import dev.icosian.materializers.Sinks;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.params.FilePins;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Pin.Decision;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import dev.icosian.runtime.internal.testing.Sales;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Attempts that meet each other, or what others left; each with and without what was learned of a run's pins before. */
@ParameterizedClass
@EnumSource
class ProtocolTest {
    private static final Content DAMAGED = Content.of("{}\n".getBytes(StandardCharsets.UTF_8));

    enum Way {
        STEP,
        RUN,
        RUN_IN_A_BUCKET
    }

    @Parameter
    private Way way;

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();
    private final Compilation compilation = Compiler.compile(Sales.pipeline());
    private final CompiledStep load = compilation.step("load");
    private final CompiledStep report = compilation.step("report");
    private Path data;

    /** What happens once, just before a call reaches the store. */
    private interface Meanwhile {
        void run() throws Exception;
    }

    @BeforeEach
    void write() throws IOException {
        Sales.reset();
        data = folder.resolve("sales.txt");
        Files.writeString(data, "1\n2\n".repeat(2000));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void loserOfTheManifestAdoptsTheWinners() throws Exception {
        StepRunner slow =
                runner("slow", meanwhile("put", "steps/", () -> runner("fast").attempt(load, request())));
        StepResult result = slow.attempt(load, request());
        assertThat(Sales.CALLS).containsExactly("amounts", "amounts");
        assertThat(manifests("load")).hasSize(1);
        assertThat(result.manifest().produced().runId()).isEqualTo("fast");
        assertThat(result.pin().decision()).isEqualTo(Decision.REUSED);
        assertThat(result.pin().reasons()).containsExactly(ReasonCode.FINISHED_ELSEWHERE.about("load"));
    }

    @Test
    void attemptsOfOneRunEndInOnePin() throws Exception {
        StepRunner slow = runner(
                "r", meanwhile("put", "runs/sales/r/steps/", () -> runner("r").attempt(load, request())));
        StepResult result = slow.attempt(load, request());
        assertThat(pinNumbers("r")).containsExactly("load.1.json");
        assertThat(result.pin()).isEqualTo(pin("r", "load"));
        assertThat(result.pin().decision()).isEqualTo(Decision.REUSED);
    }

    @Test
    void manyAttemptsAtOnceEndInOneResult() throws Exception {
        int attempts = 8;
        CyclicBarrier start = new CyclicBarrier(attempts);
        ExecutorService pool = Executors.newFixedThreadPool(attempts);
        try {
            List<Callable<StepResult>> calls = java.util.stream.IntStream.range(0, attempts)
                    .<Callable<StepResult>>mapToObj(i -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return runner("r").attempt(load, request());
                    })
                    .toList();
            List<Future<StepResult>> results = pool.invokeAll(calls, 30, TimeUnit.SECONDS);
            Pin pin = pin("r", "load");
            for (Future<StepResult> result : results) {
                assertThat(result.get().pin()).isEqualTo(pin);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(manifests("load")).hasSize(1);
        assertThat(pinNumbers("r")).containsExactly("load.1.json");
    }

    @Test
    void pinOfAnotherKeySupersedes() throws Exception {
        runner("r").attempt(load, request());
        Pin other = committed("report", "0".repeat(64));
        StepRunner late =
                runner("r", meanwhile("put", "runs/sales/r/steps/report", () -> put("r", "report", 1, other)));
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> late.attempt(report, request()));
        assertThat(failure.problem().code()).isEqualTo("Run/Superseded");
        assertThat(failure.isPermanent()).isFalse();
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "report.1.json");
        assertThat(manifests("report")).as("the result itself is kept").hasSize(1);

        StepResult next = runner("r").attempt(report, request());
        assertThat(next.pin().reasons()).containsExactly(ReasonCode.NOTHING_CHANGED.about("report"));
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "report.1.json", "report.2.json");
    }

    @Test
    void committedGoesBehindAFailureOfAnotherAttempt() throws Exception {
        StepRunner slow = runner("r", meanwhile("put", "runs/sales/r/steps/", () -> {
            Pin failed = failed("load");
            put("r", "load", 1, failed);
        }));
        assertThat(slow.attempt(load, request()).pin().state()).isEqualTo(State.COMMITTED);
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "load.2.json");
        assertThat(pin("r", "load").state()).isEqualTo(State.COMMITTED);
    }

    @Test
    void failureIsDroppedWhenAnotherAttemptWasFaster() throws Exception {
        Sales.FAILURES.set(1);
        runner("r").attempt(load, request());
        StepRunner slow = runner(
                "r",
                meanwhile("put", "runs/sales/r/steps/report", () -> runner("r").attempt(report, request())));
        assertThatThrownBy(() -> slow.attempt(report, request())).isInstanceOf(StepFailure.class);
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "report.1.json");
        assertThat(pin("r", "report").state()).isEqualTo(State.COMMITTED);
    }

    @Test
    void damagedPinIsPassedOver() throws Exception {
        runner("r").attempt(load, request());
        store.putIfAbsent(Layout.pin("sales", "r", "load", 2), DAMAGED);
        StepResult again = runner("r").attempt(load, request());
        assertThat(again.started()).isFalse();
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "load.2.json");
        StepResult after = runner("r").attempt(report, request());
        assertThat(after.pin().state()).isEqualTo(State.COMMITTED);
    }

    @Test
    void pinThatAppearsDamagedDoesNotStopTheNext() throws Exception {
        StepRunner slow = runner(
                "r",
                meanwhile(
                        "put",
                        "runs/sales/r/steps/",
                        () -> store.putIfAbsent(Layout.pin("sales", "r", "load", 1), DAMAGED)));
        assertThat(slow.attempt(load, request()).pin().state()).isEqualTo(State.COMMITTED);
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "load.2.json");
    }

    @Test
    void damagedManifestIsFollowedByTheNextGeneration() throws Exception {
        String key = runner("a").attempt(load, request()).manifest().key();
        try (ArtifactStore harmed = Stores.memory()) {
            String name = Layout.manifest("sales", "load", key, 0);
            StoreFiles.copy(store, harmed, StoreFiles.with(name, "{}".getBytes(StandardCharsets.UTF_8)));
            StepResult result = runner("b", harmed).attempt(load, request());
            assertThat(result.pin().reasons()).containsExactly(ReasonCode.MANIFEST_DAMAGED.about("load"));
            assertThat(result.pin().manifest().generation()).isEqualTo(1);
            assertThat(StoreFiles.keys(harmed, "steps/"))
                    .containsExactly(name, Layout.manifest("sales", "load", key, 1));
        }
    }

    @Test
    void missingBlobIsComputedAgainUnderTheSameGeneration() throws Exception {
        StepResult first = runner("a").attempt(load, request());
        String digest = first.manifest().digests().get("amounts");
        try (ArtifactStore harmed = Stores.memory()) {
            StoreFiles.copy(store, harmed, StoreFiles.without(Layout.blob(digest)));
            StepResult result = runner("b", harmed).attempt(load, request());
            assertThat(result.pin().reasons()).containsExactly(ReasonCode.BLOB_MISSING.about("amounts"));
            assertThat(result.pin().decision()).isEqualTo(Decision.COMPUTED);
            assertThat(result.pin().manifest()).isEqualTo(first.pin().manifest());
            assertThat(StoreFiles.keys(harmed, "steps/")).hasSize(1);
            assertThat(harmed.head(Layout.blob(digest))).isPresent();
        }
    }

    @Test
    void condemnedManifestCountsAsAbsent() throws Exception {
        String key = runner("a").attempt(load, request()).manifest().key();
        store.putIfAbsent(Layout.condemned("sales", "load", key, 0), DAMAGED);
        StepResult result = runner("b").attempt(load, request());
        assertThat(result.pin().manifest().generation()).isEqualTo(1);
        assertThat(Sales.CALLS).containsExactly("amounts", "amounts");
    }

    @Test
    void ownPinsGenerationComesFirst() throws Exception {
        StepResult first = runner("a").attempt(load, request());
        Content copy = RecordFiles.content(first.manifest().toTree());
        store.putIfAbsent(Layout.manifest("sales", "load", first.manifest().key(), 1), copy);
        assertThat(runner("a").attempt(load, request()).pin().manifest().generation())
                .isZero();
        assertThat(runner("b").attempt(load, request()).pin().manifest().generation())
                .isEqualTo(1);
    }

    @Test
    void fencedAttemptDoesNotPublish() throws Exception {
        Path target = folder.resolve("amounts.json");
        Compilation publishing = Compiler.compile(Sales.published(Sinks.json(Location.of(target.toString()))));
        // A pin that appears after the manifest.
        StepRunner zombie = runner("r", fencedAfterTheManifest(), publishing);
        StepResult result = zombie.attempt(publishing.step("load"), request());
        assertThat(result.pin().publications()).isEmpty();
        assertThat(target).doesNotExist();
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "load.2.json");

        runner("r", store, publishing).attempt(publishing.step("load"), request());
        runner("s", store, publishing).attempt(publishing.step("load"), request());
        assertThat(target).as("by an attempt that is not fenced").exists();
    }

    @Test
    void fencedAttemptPutsItsPinBehindAFailedOne() throws Exception {
        StepRunner zombie = runner("r", fencedAfterTheManifest());
        assertThat(zombie.attempt(load, request()).pin().state()).isEqualTo(State.COMMITTED);
        assertThat(pinNumbers("r")).containsExactly("load.1.json", "load.2.json");
    }

    private ArtifactStore fencedAfterTheManifest() {
        return new ForwardingStore(store) {
            @Override
            public boolean putIfAbsent(String key, Content content) throws IOException {
                boolean isMine = super.putIfAbsent(key, content);
                if (key.startsWith("steps/")) {
                    put("r", "load", 1, failed("load"));
                }
                return isMine;
            }
        };
    }

    @Test
    void attemptWithoutItsRightCommitsNothing() {
        BooleanSupplier never = () -> false;
        assertThatThrownBy(() -> runner("r").attempt(load, new AttemptRequest(1, null, never, reasons -> {})))
                .isInstanceOf(AttemptCancelled.class);
        assertThat(StoreFiles.keys(store, "steps/")).isEmpty();
        assertThat(pinNumbers("r")).isEmpty();
    }

    @Test
    void upstreamWithoutResultIsSaid() {
        StepFailure failure =
                catchThrowableOfType(StepFailure.class, () -> runner("r").attempt(report, request()));
        assertThat(failure.isPermanent()).isTrue();
        assertThat(failure.problem())
                .hasToString(
                        "[Run/UpstreamMissing] step 'report' needs step 'load', which has no result yet in run 'r'\n"
                                + "  fix: run it first: step load --run r");
        Pin pin = pin("r", "report");
        assertThat(pin.state()).isEqualTo(State.FAILED);
        assertThat(pin.attempts().get(0).failure()).isEqualTo(failure.problem());
    }

    @Test
    void upstreamThatFailedIsSaid() throws Exception {
        put("r", "load", 1, failed("load"));
        StepFailure failure =
                catchThrowableOfType(StepFailure.class, () -> runner("r").attempt(report, request()));
        assertThat(failure.problem())
                .hasToString("[Run/UpstreamFailed] step 'report' needs step 'load', which failed in run 'r'\n"
                        + "  fix: resume the run once the cause is gone: run --resume r");
    }

    @Test
    void damagedInputNamesTheStepThatMadeIt() throws Exception {
        StepResult first = runner("r").attempt(load, request());
        String digest = first.manifest().digests().get("amounts");
        try (ArtifactStore harmed = Stores.memory()) {
            StoreFiles.copy(store, harmed, StoreFiles.without(Layout.blob(digest)));
            StepFailure failure = catchThrowableOfType(
                    StepFailure.class, () -> runner("r", harmed).attempt(report, request()));
            assertThat(failure.damaged()).isEqualTo(new DamagedValue("load", "amounts", true));
            assertThat(failure.problem())
                    .hasToString(
                            "[Store/Damaged] the stored value of 'amounts', made by step 'load', cannot be used: the"
                                    + " blob sha256:" + digest + " is not in the store\n"
                                    + "  fix: compute it again: run --resume r --recompute load");
        }
    }

    @Test
    void unreachableStoreIsRetryable() {
        StepRunner runner = runner("r", new ForwardingStore(store) {
            @Override
            protected void before(String call, String key) throws IOException {
                throw new IOException("connection reset");
            }
        });
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> runner.attempt(load, request()));
        assertThat(failure.isPermanent()).isFalse();
        assertThat(failure.problem())
                .hasToString("[Store/Unavailable] step 'load': the store memory:/ could not be used:"
                        + " java.io.IOException: connection reset\n"
                        + "  fix: see to it that the store can be reached and written, then resume the run");
    }

    @Test
    void whateverCallFailsTheNextAttemptEndsWell() throws Exception {
        for (int failing = 1; ; failing++) {
            try (ArtifactStore fresh = Stores.memory()) {
                FailingOnce flaky = new FailingOnce(fresh, failing);
                try {
                    runner("r", flaky).attempt(load, request());
                } catch (StepFailure failure) {
                    assertThat(failure.isPermanent()).as("call %d", failing).isFalse();
                }
                StepResult result = runner("r", fresh).attempt(load, request());
                assertThat(result.pin().state()).isEqualTo(State.COMMITTED);
                for (String key : StoreFiles.keys(fresh, "steps/")) {
                    Manifest manifest = RecordFiles.manifest(fresh, key).orNull();
                    assertThat(manifest).as(key).isNotNull();
                    assertThat(fresh.head(Layout.blob(manifest.digests().get("amounts"))))
                            .isPresent();
                }
                if (!flaky.failed) {
                    assertThat(failing).as("calls to the store").isBetween(9, 40);
                    return;
                }
            }
        }
    }

    @Test
    void pinsThatOthersWriteLaterAreSeen() throws Exception {
        StepRunner runner = runner("r");
        runner.attempt(load, request());
        put("r", "load", 2, failed("load"));
        put("r", "report", 1, failed("report"));
        if (way == Way.RUN_IN_A_BUCKET) {
            // Until then, an attempt is as one that looked before they came.
            Thread.sleep(3_100);
        }
        assertThatThrownBy(() -> runner.attempt(report, request()))
                .hasMessageContaining("'report' needs step 'load', which failed in run 'r'");
        assertThat(runner.attempt(load, request()).pin().attempts()).hasSize(1);
        runner.attempt(report, request());
        assertThat(pinNumbers("r"))
                .containsExactly(
                        "load.1.json", "load.2.json", "load.3.json", "report.1.json", "report.2.json", "report.3.json");
    }

    @Test
    void numbersThatAreMissingHideNone() throws Exception {
        put("r", "load", 3, failed("load"));
        assertThat(runner("r").attempt(load, request()).pin().state()).isEqualTo(State.COMMITTED);
        assertThat(pinNumbers("r")).containsExactly("load.3.json", "load.4.json");
    }

    /** Lists pins and generations where others look for them one by one. */
    private static final class InABucket extends ForwardingStore implements PrefixStore {
        InABucket(ArtifactStore store) {
            super(store);
        }
    }

    private static final class FailingOnce extends ForwardingStore {
        private final int failing;
        private int calls;
        private boolean failed;

        FailingOnce(ArtifactStore store, int failing) {
            super(store);
            this.failing = failing;
        }

        @Override
        protected void before(String call, String key) throws IOException {
            if (++calls == failing) {
                failed = true;
                throw new IOException("call " + calls + ", " + call + " " + key);
            }
        }
    }

    private ArtifactStore meanwhile(String call, String prefix, Meanwhile event) {
        return new ForwardingStore(store) {
            private boolean happened;

            @Override
            protected void before(String made, String key) throws IOException {
                if (!happened && made.equals(call) && key.startsWith(prefix)) {
                    happened = true;
                    try {
                        event.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }

    private StepRunner runner(String runId) {
        return runner(runId, store);
    }

    private StepRunner runner(String runId, ArtifactStore on) {
        return runner(runId, on, compilation);
    }

    private StepRunner runner(String runId, ArtifactStore given, Compilation compiled) {
        ArtifactStore on = way == Way.RUN_IN_A_BUCKET ? new InABucket(given) : given;
        RunContext run = new RunContext(
                on,
                compiled,
                runId,
                runId,
                ParamResolver.resolve(
                        "sales", compiled.dataflow().params(), GivenParams.ofValues(Map.of("dataFile", data))),
                new FilePins(on, "sales", runId, Path.of("")),
                "local",
                Map.of(),
                new Evaluator(List.of(), List.of()),
                Clock.systemUTC());
        return way == Way.STEP ? new StepRunner(run) : StepRunner.ofAllSteps(run);
    }

    private static AttemptRequest request() {
        return AttemptRequest.of(1);
    }

    private void put(String runId, String step, int number, Pin pin) throws IOException {
        assertThat(store.putIfAbsent(Layout.pin("sales", runId, step, number), RecordFiles.content(pin.toTree())))
                .isTrue();
    }

    private Pin pin(String runId, String step) {
        try {
            return RunPins.list(store, "sales", runId).latest(step);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Pin committed(String step, String key) {
        return new Pin(
                step,
                State.COMMITTED,
                key,
                Map.of(),
                new Pin.ManifestRef(0, key),
                "",
                "",
                Decision.COMPUTED,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    private static Pin failed(String step) {
        return new Pin(
                step, State.FAILED, null, Map.of(), null, "", "", null, List.of(), List.of(), Map.of(), List.of());
    }

    private List<String> manifests(String step) {
        return StoreFiles.keys(store, "steps/sales/" + step + "/");
    }

    private List<String> pinNumbers(String runId) {
        String prefix = Layout.pins("sales", runId);
        return StoreFiles.keys(store, prefix).stream()
                .map(key -> key.substring(prefix.length()))
                .toList();
    }
}
