package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Check;
import dev.icosian.Helper;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Sinks;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureSemanticsTest {
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();
    private static volatile CountDownLatch running = new CountDownLatch(1);

    /** Two branches; the left one fails where the param says so. */
    public static final class Branches {
        private Branches() {}

        public static int start(int seed) {
            return seed;
        }

        public static int left(int start, String mode) throws InterruptedException {
            EVENTS.add("left");
            return switch (mode) {
                case "fail" -> throw new IllegalStateException("boom");
                case "sleep" -> {
                    running.countDown();
                    Thread.sleep(60_000);
                    yield 0;
                }
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                default -> start + 1;
            };
        }

        public static int afterLeft(int left) {
            return left + 1;
        }

        @Check(max = 100)
        public static int right(int start) {
            EVENTS.add("right");
            return start + 2;
        }

        public static @Nullable String nothing(int start) {
            return null;
        }

        public static boolean isNothing(@Nullable String nothing) {
            return nothing == null;
        }

        public static Client client(int seed) {
            EVENTS.add("open");
            return new Client();
        }

        public static int viaClient(Client client, int right) {
            return client.ask(right);
        }

        public static int viaClientToo(Client client, int viaClient) {
            return client.ask(viaClient);
        }
    }

    /** Something to be closed. */
    public static final class Client implements AutoCloseable {
        @Helper
        int ask(int question) {
            EVENTS.add("ask");
            return question * 2;
        }

        @Override
        public void close() {
            EVENTS.add("close");
        }
    }

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();

    @BeforeEach
    void reset() {
        EVENTS.clear();
        running = new CountDownLatch(1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingStartsAfterAFailureAndResumeGoesOn() throws IOException {
        Run run = run(pipeline(b -> b), "fail");
        assertThat(RunText.of(run))
                .containsExactly(
                        "begin: computed, no earlier result",
                        "l1: failed, Run/NodeFailed left: boom",
                        "l2: skipped, needs l1",
                        "r1: skipped, the run stopped when l1 failed");
        Pin pin = RecordFiles.pin(store, Layout.pin("branches", run.id(), "l2", 1))
                .orNull();
        assertThat(pin.state()).isEqualTo(dev.icosian.StepOutcome.State.SKIPPED);
        assertThat(pin.reasons()).extracting(Object::toString).containsExactly("needs l1");

        LocalRunner runner =
                new LocalRunner(LocalSettings.of(store, Compiler::compile).withParallelism(1));
        Run resumed = runner.run(
                pipeline(b -> b.step(
                        "l1",
                        step -> step.nodes("left").attempts(2).backoff(Duration.ofMillis(1), Duration.ofMillis(1)))),
                GivenParams.none(),
                RunOptions.resume(run.id()).keepGoing(true));
        assertThat(RunText.of(resumed))
                .containsExactly(
                        "begin: reused, nothing changed",
                        "l1: failed, Run/NodeFailed left: boom",
                        "l2: skipped, needs l1",
                        "r1: computed, no earlier result");
        assertThat(EVENTS).containsExactly("left", "left", "left", "right");
        assertThat(StoreFiles.keys(store, Layout.pins("branches", run.id())))
                .extracting(key -> key.substring(key.lastIndexOf('/') + 1))
                .containsExactly(
                        "begin.1.json",
                        "l1.1.json",
                        "l1.2.json",
                        "l1.3.json",
                        "l2.1.json",
                        "l2.2.json",
                        "r1.1.json",
                        "r1.2.json");
        Pin last = RecordFiles.pin(store, Layout.pin("branches", run.id(), "l1", 3))
                .orNull();
        assertThat(last.attempts()).extracting(Pin.Attempt::n).containsExactly(1, 2, 3);
    }

    @Test
    void keepGoingFinishesWhatDoesNotDependOnTheFailure() {
        assertThat(RunText.of(run(pipeline(Pipeline.Builder::keepGoing), "fail")))
                .containsExactly(
                        "begin: computed, no earlier result",
                        "l1: failed, Run/NodeFailed left: boom",
                        "l2: skipped, needs l1",
                        "r1: computed, no earlier result");
    }

    @Test
    void failedCheckIsNotTriedAgain() {
        Run run = Runner.local(store)
                .parallelism(1)
                .run(
                        pipeline(b -> b.step("r1", step -> step.nodes("right").attempts(3))),
                        Map.of("seed", 500, "mode", "ok"));
        assertThat(EVENTS).containsExactly("left", "right");
        assertThat(run.step("r1").failure().code()).isEqualTo("Check/Failed");
    }

    @Test
    void attemptThatTakesTooLongIsStopped() throws IOException {
        Pipeline pipeline = pipeline(b -> b.step(
                "l1",
                step -> step.nodes("left")
                        .attempts(2)
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                        .timeout(Duration.ofMillis(100))));
        long start = System.nanoTime();
        Run run = run(pipeline, "sleep");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(RunText.of(run).get(1)).isEqualTo("l1: failed, Run/TimedOut step 'l1' did not end within 100 ms");
        assertThat(EVENTS).containsExactly("left", "left");
        assertThat(StoreFiles.keys(store, "steps/branches/l1/")).isEmpty();
        Pin pin = RecordFiles.pin(store, Layout.pin("branches", run.id(), "l1", 2))
                .orNull();
        assertThat(pin.attempts())
                .extracting(attempt -> attempt.failure().code())
                .containsExactly("Run/TimedOut", "Run/TimedOut");
    }

    @Test
    void attemptInTimeIsAsAnyOther() {
        Pipeline pipeline = pipeline(b -> b.defaults(step -> step.timeout(Duration.ofSeconds(30))));
        assertThat(run(pipeline, "ok").succeeded()).isTrue();
        assertThat(run(pipeline, "fail").step("l1").failure().code()).isEqualTo("Run/NodeFailed");
    }

    @Test
    void interruptCancelsAndLeavesNoPin() throws Exception {
        AtomicReference<Run> ended = new AtomicReference<>();
        Thread thread = new Thread(() -> ended.set(run(pipeline(b -> b), "sleep")));
        thread.start();
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(30_000);
        assertThat(RunText.of(ended.get()))
                .containsExactly(
                        "begin: computed, no earlier result",
                        "l1: failed, Run/Cancelled step 'l1' was cancelled",
                        "l2: skipped, the run was cancelled",
                        "r1: skipped, the run was cancelled");
        assertThat(StoreFiles.keys(store, "runs/"))
                .extracting(key -> key.substring(key.lastIndexOf('/') + 1))
                .containsExactly("run.json", "begin.1.json");
    }

    @Test
    void outOfMemoryStopsTheRunEvenIfItKeepsGoing() {
        Run run = run(pipeline(Pipeline.Builder::keepGoing), "memory");
        assertThat(RunText.of(run).get(1))
                .isEqualTo("l1: failed, Run/OutOfMemory step 'l1' ran out of memory at node 'left'; the JVM may use "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        assertThat(RunText.of(run).get(3)).isEqualTo("r1: skipped, the run stopped when l1 failed");
    }

    @Test
    void nullCrossesAsNull() {
        Pipeline pipeline = Pipeline.named("nulls")
                .modules(Branches.class)
                .param("seed")
                .outputs("nothing", "isNothing")
                .step("one", step -> step.nodes("nothing", "start"))
                .step("two", step -> step.nodes("isNothing"))
                .build();
        for (int i = 0; i < 2; i++) {
            Run run = Runner.local(store).parallelism(1).run(pipeline, Map.of("seed", 1));
            assertThat(run.step("one").digests()).containsEntry("nothing", null);
            assertThat(run.results().get("nothing", String.class)).isNull();
            assertThat(run.results().get("isNothing", Boolean.class)).isTrue();
        }
        assertThat(StoreFiles.bytes(
                        store, StoreFiles.keys(store, "steps/nulls/one/").get(0)))
                .asString()
                .contains("\"node\":\"nothing\",\"null\":true");
    }

    @Test
    void ephemeralNodeIsMadeAndClosedInEachStepThatUsesIt() {
        Pipeline pipeline = Pipeline.named("clients")
                .modules(Branches.class)
                .param("seed")
                .outputs("viaClientToo")
                .ephemeral("client")
                .step("one", step -> step.upstreamOf("viaClient"))
                .step("two", step -> step.rest())
                .build();
        Run run = Runner.local(store).parallelism(1).run(pipeline, Map.of("seed", 1));
        assertThat(RunText.of(run))
                .containsExactly("one: computed, no earlier result", "two: computed, no earlier result");
        assertThat(run.results().get("viaClientToo", Integer.class)).isEqualTo(12);
        assertThat(EVENTS).containsExactly("open", "right", "ask", "close", "open", "ask", "close");
    }

    @Test
    void publicationFollowsTheCommitAndAReusedStepPublishesToo() throws IOException {
        Path target = folder.resolve("out/seed=7/left.json");
        Pipeline fixed =
                pipeline(b -> b.publish("left", Sinks.json(Location.of(folder + "/out/seed={seed}/left.json"))));
        Run first = Runner.local(store).parallelism(1).run(fixed, Map.of("seed", 7, "mode", "ok"));
        assertThat(RunText.of(first)).allMatch(line -> line.endsWith("computed, no earlier result"));
        assertThat(target).hasContent("8");
        Pin pin = RecordFiles.pin(store, Layout.pin("branches", first.id(), "l1", 1))
                .orNull();
        assertThat(pin.publications()).extracting(Pin.Published::to).containsExactly(target.toString());

        Files.writeString(target, "other");
        assertThat(RunText.of(Runner.local(store).parallelism(1).run(fixed, Map.of("seed", 7, "mode", "ok"))))
                .allMatch(line -> line.endsWith("reused, nothing changed"));
        assertThat(target).hasContent("8");
    }

    @Test
    void failedPublicationKeepsTheCheckpointAndIsTriedAgain() {
        AtomicReference<IOException> refusal = new AtomicReference<>(new IOException("disk full"));
        Sink<Integer> sink = new Sink<>() {
            @Override
            public String id() {
                return "flaky";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public boolean accepts(TypeRef<?> type) {
                return true;
            }

            @Override
            public Location location() {
                return Location.of("s3://bucket/{mode}");
            }

            @Override
            public String publish(Integer value, Location.Resolved at) throws IOException {
                IOException failure = refusal.getAndSet(null);
                if (failure != null) {
                    throw failure;
                }
                EVENTS.add("published " + value + " to " + at.uri());
                return "0".repeat(64);
            }
        };
        Pipeline pipeline = pipeline(b -> b.publish("left", sink)
                .step(
                        "l1",
                        step -> step.nodes("left").attempts(2).backoff(Duration.ofMillis(1), Duration.ofMillis(1))));
        Run run = Runner.local(store).parallelism(1).run(pipeline, Map.of("seed", 7, "mode", "a/b"));
        assertThat(run.succeeded()).isTrue();
        assertThat(EVENTS).containsExactly("left", "published 8 to s3://bucket/a%2Fb", "right");
    }

    @Test
    void nothingIsPublishedAfterTheInterrupt() {
        Pipeline pipeline = pipeline(
                b -> b.publish("left", new InterruptedSink("one")).publish("left", new InterruptedSink("two")));
        Run run = Runner.local(store).parallelism(1).run(pipeline, Map.of("seed", 7, "mode", "ok"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(RunText.of(run).get(1)).isEqualTo("l1: failed, Run/Cancelled step 'l1' was cancelled");
        assertThat(EVENTS).containsExactly("left", "published to one");
        assertThat(StoreFiles.keys(store, Layout.pins("branches", run.id()))).hasSize(1);
        assertThat(StoreFiles.keys(store, "steps/branches/l1/")).hasSize(1);
    }

    /** Is interrupted while it publishes, and does not heed it. */
    private record InterruptedSink(String to) implements Sink<Integer> {
        @Override
        public String id() {
            return "interrupted";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return true;
        }

        @Override
        public Location location() {
            return Location.of("s3://bucket/" + to);
        }

        @Override
        public String publish(Integer value, Location.Resolved at) {
            EVENTS.add("published to " + to);
            Thread.currentThread().interrupt();
            return "0".repeat(64);
        }
    }

    private Run run(Pipeline pipeline, String mode) {
        return Runner.local(store).parallelism(1).run(pipeline, Map.of("seed", 1, "mode", mode));
    }

    private static Pipeline pipeline(UnaryOperator<Pipeline.Builder> more) {
        return more.apply(Pipeline.named("branches")
                        .modules(Branches.class)
                        .param("seed")
                        .param("mode")
                        .outputs("afterLeft", "right")
                        .step("begin", step -> step.nodes("start"))
                        .step("l1", step -> step.nodes("left"))
                        .step("l2", step -> step.nodes("afterLeft"))
                        .step("r1", step -> step.nodes("right")))
                .build();
    }
}
