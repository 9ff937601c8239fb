package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Helper;
import dev.icosian.Pipeline;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that do not need each other run at the same time. */
class SideBySideTest {
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();
    private static final Map<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();
    /** Counts up, since a thread that gets no processor could miss a flag that is set back. */
    private static final AtomicInteger RELEASES = new AtomicInteger();

    /** Four steps that read the first one, and one that reads them. */
    public static final class Fan {
        private Fan() {}

        public static long[] source(int seed) {
            EVENTS.add("source");
            // Too many for the manifest.
            long[] source = new long[3000];
            source[0] = seed;
            return source;
        }

        public static long north(long[] source, String mode) throws InterruptedException {
            return branch("north", source, mode);
        }

        public static long east(long[] source, String mode) throws InterruptedException {
            return branch("east", source, mode);
        }

        public static long south(long[] source, String mode) throws InterruptedException {
            return branch("south", source, mode);
        }

        public static long west(long[] source, String mode) throws InterruptedException {
            return branch("west", source, mode);
        }

        public static long sum(long north, long east, long south, long west) {
            return north + east + south + west;
        }

        @Helper
        private static long branch(String name, long[] source, String mode) throws InterruptedException {
            int releases = RELEASES.get();
            EVENTS.add(name);
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            try {
                for (String rule : mode.split(",", -1)) {
                    apply(name, rule, releases);
                }
            } finally {
                RUNNING.decrementAndGet();
            }
            return source[0] + name.length();
        }

        @Helper
        private static void apply(String name, String rule, int releases) throws InterruptedException {
            String[] words = rule.split(" ", -1);
            if (!words[0].equals(name) && !words[0].equals("all")) {
                return;
            }
            switch (words[1]) {
                case "sleeps" -> Thread.sleep(Long.parseLong(words[2]));
                case "tells" -> latch(words[2]).countDown();
                case "awaits" ->
                    assertThat(latch(words[2]).await(30, TimeUnit.SECONDS)).isTrue();
                case "fails" -> throw new IllegalStateException(name + " fails");
                case "spins" -> {
                    while (RELEASES.get() == releases) {
                        Thread.onSpinWait();
                    }
                }
                default -> throw new IllegalArgumentException(rule);
            }
        }
    }

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();

    @BeforeEach
    void reset() {
        EVENTS.clear();
        LATCHES.clear();
        MOST.set(0);
        RUNNING.set(0);
    }

    @AfterEach
    void close() {
        RELEASES.incrementAndGet();
        store.close();
    }

    private static CountDownLatch latch(String name) {
        return LATCHES.computeIfAbsent(name, any -> new CountDownLatch(1));
    }

    @Test
    void stepsThatDoNotNeedEachOtherRunAtTheSameTime() {
        // Each of the two can end only while the other one runs.
        Run run = run(2, "east tells a,east awaits b,north awaits a,north tells b");

        assertThat(run.succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noMoreRunThanAreAllowed(int parallelism) {
        Run run = run(parallelism, "all sleeps 60");

        assertThat(run.succeeded()).isTrue();
        assertThat(MOST.get()).isEqualTo(parallelism);
    }

    @Test
    void oneAtATimeRunsInTheOrderOfThePlan() {
        run(1, "");

        assertThat(EVENTS).containsExactly("source", "east", "north", "south", "west");
    }

    @Test
    void outcomesAreInTheOrderOfThePlanWhicheverEndsFirst() {
        List<String> finished = new CopyOnWriteArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void stepFinished(String runId, StepOutcome outcome) {
                finished.add(outcome.step());
            }
        };
        Run run = Runner.local(store)
                .parallelism(4)
                .listener(listener)
                .run(pipeline(), params("east awaits n,north awaits s,north tells n,south tells s"));

        // East was evaluated last of the four; which of them is committed first is anybody's.
        assertThat(finished).containsExactlyInAnyOrder("a", "east", "north", "south", "west", "z");
        assertThat(run.steps())
                .extracting(StepOutcome::step)
                .containsExactly("a", "east", "north", "south", "west", "z");
    }

    @Test
    void afterAFailureNothingNewStartsAndWhatRunsIsCommitted() {
        Run run = run(2, "east awaits begun,east fails,north tells begun,north sleeps 300");

        assertThat(RunText.of(run))
                .containsExactly(
                        "a: computed, no earlier result",
                        "east: failed, Run/NodeFailed east: east fails",
                        "north: computed, no earlier result",
                        "south: skipped, the run stopped when east failed",
                        "west: skipped, the run stopped when east failed",
                        "z: skipped, needs east");
        assertThat(StoreFiles.keys(store, Layout.pins("fan", run.id())))
                .extracting(key -> key.substring(key.lastIndexOf('/') + 1))
                .containsExactly("a.1.json", "east.1.json", "north.1.json", "south.1.json", "west.1.json", "z.1.json");
    }

    @Test
    void ofSeveralFailuresTheFirstOneOfThePlanIsNamed() {
        Run run = run(2, "east awaits begun,east sleeps 200,east fails,north tells begun,north fails");

        assertThat(RunText.of(run))
                .contains("south: skipped, the run stopped when east failed", "z: skipped, needs east");
    }

    @Test
    void keepGoingRunsAllThatDoesNotNeedTheFailedStep() {
        Run run = new LocalRunner(LocalSettings.of(store, Compiler::compile).withParallelism(2))
                .run(
                        pipeline(),
                        GivenParams.ofValues(params("east fails,west fails")),
                        RunOptions.newRun().keepGoing(true));

        assertThat(RunText.of(run))
                .containsExactly(
                        "a: computed, no earlier result",
                        "east: failed, Run/NodeFailed east: east fails",
                        "north: computed, no earlier result",
                        "south: computed, no earlier result",
                        "west: failed, Run/NodeFailed west: west fails",
                        "z: skipped, needs east");
    }

    @Test
    void interruptCancelsAllThatRuns() throws Exception {
        Run run = interrupted("all sleeps 60000", Duration.ofSeconds(10));

        assertThat(RunText.of(run))
                .containsExactly(
                        "a: computed, no earlier result",
                        "east: failed, Run/Cancelled step 'east' was cancelled",
                        "north: failed, Run/Cancelled step 'north' was cancelled",
                        "south: skipped, the run was cancelled",
                        "west: skipped, the run was cancelled",
                        "z: skipped, the run was cancelled");
        assertThat(StoreFiles.keys(store, Layout.pins("fan", run.id()))).hasSize(1);
    }

    @Test
    void stepThatIgnoresTheInterruptIsLeftBehindAndCommitsNothing() throws Exception {
        Run run = interrupted("east spins,north sleeps 60000", Duration.ofMillis(100));

        assertThat(RunText.of(run))
                .startsWith(
                        "a: computed, no earlier result",
                        "east: failed, Run/Cancelled step 'east' was cancelled, but ignored the interrupt for 100 ms,"
                                + " and still runs; it can commit nothing",
                        "north: failed, Run/Cancelled step 'north' was cancelled");
        RELEASES.incrementAndGet();
        awaitEnd("step east");
        assertThat(StoreFiles.keys(store, Layout.pins("fan", run.id()))).hasSize(1);
        assertThat(StoreFiles.keys(store, "steps/fan/east/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void valueThatSeveralStepsFindDamagedIsMadeAgainOnce(int parallelism) throws IOException {
        try (ArtifactStore directory = Stores.directory(folder)) {
            Run first = Runner.local(directory).run(pipeline(), params(""));
            Path blob = folder.resolve(Layout.blob(first.step("a").digests().get("source")));
            byte[] bytes = Files.readAllBytes(blob);
            bytes[200] ^= 1;
            Files.delete(blob);
            Files.write(blob, bytes);
            EVENTS.clear();
            Run run = Runner.local(directory).parallelism(parallelism).run(pipeline(), params("all sleeps 1"));

            assertThat(RunText.of(run))
                    .containsExactly(
                            "a: computed, the stored bytes of source are damaged",
                            "east: computed, param mode changed:  → all sleeps 1",
                            "north: computed, param mode changed:  → all sleeps 1",
                            "south: computed, param mode changed:  → all sleeps 1",
                            "west: computed, param mode changed:  → all sleeps 1",
                            "z: reused, nothing changed");
            assertThat(EVENTS).containsExactlyInAnyOrder("source", "east", "north", "south", "west");
        }
    }

    private Run interrupted(String mode, Duration grace) throws Exception {
        LocalRunner runner = new LocalRunner(
                LocalSettings.of(store, Compiler::compile).withParallelism(2).withGrace(grace));
        AtomicReference<Run> ended = new AtomicReference<>();
        Thread thread = new Thread(
                () -> ended.set(runner.run(pipeline(), GivenParams.ofValues(params(mode)), RunOptions.newRun())));
        thread.start();
        for (int i = 0; i < 3000 && RUNNING.get() < 2; i++) {
            Thread.sleep(10);
        }
        thread.interrupt();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
        return ended.get();
    }

    private static void awaitEnd(String name) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(name)) {
                thread.join(30_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private Run run(int parallelism, String mode) {
        return Runner.local(store).parallelism(parallelism).run(pipeline(), params(mode));
    }

    private static Map<String, Object> params(String mode) {
        return Map.of("seed", 1, "mode", mode);
    }

    private static Pipeline pipeline() {
        return Pipeline.named("fan")
                .modules(Fan.class)
                .param("seed")
                .param("mode")
                .outputs("sum")
                .step("a", step -> step.nodes("source"))
                .step("north", step -> step.nodes("north"))
                .step("east", step -> step.nodes("east"))
                .step("south", step -> step.nodes("south"))
                .step("west", step -> step.nodes("west"))
                .step("z", step -> step.nodes("sum"))
                .build();
    }
}
