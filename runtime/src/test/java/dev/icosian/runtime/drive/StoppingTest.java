package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Dataflow;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.RunListener;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How requests on executors end when something comes in between. */
class StoppingTest {
    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final ExecutorService one = Executors.newSingleThreadExecutor();

    @AfterEach
    void nothingRunsAnyMore() throws InterruptedException {
        for (ExecutorService pool : List.of(one, two)) {
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What functions of a test say to each other. */
    static final class Signals {
        final CountDownLatch bothRun = new CountDownLatch(2);
        final CountDownLatch failed = new CountDownLatch(1);
        final CountDownLatch endless = new CountDownLatch(1);
        final CountDownLatch started = new CountDownLatch(1);
        final List<String> events = Collections.synchronizedList(new ArrayList<>());

        /** Returns when two functions have come here. */
        void meet() throws InterruptedException {
            bothRun.countDown();
            if (!bothRun.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the other one does not run");
            }
        }
    }

    /** Two independent functions, and one behind each. */
    static final class Pair {
        public static int left(Signals signals) throws Exception {
            signals.meet();
            return 1;
        }

        public static int right(Signals signals) throws Exception {
            signals.meet();
            return 2;
        }

        public static int both(int left, int right) {
            return left + right;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"FOUR_THREADS", "CACHED", "FORK_JOIN", "VIRTUAL"})
    void independentNodesRunAtTheSameTime(ExecutorKind kind) {
        try (ExecutorKind.Opened opened = kind.open()) {
            Results results = opened.builder(Driver.builder(Pair.class))
                    .build()
                    .request("both")
                    .param("signals", new Signals())
                    .execute();
            assertThat(results.get("both", int.class)).isEqualTo(3);
        }
    }

    /** The second one fails first. */
    static final class Failing {
        public static int early(Signals signals) throws Exception {
            signals.meet();
            if (!signals.failed.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody failed");
            }
            signals.events.add("early is not interrupted");
            throw new IllegalStateException("early");
        }

        public static int late(Signals signals) throws Exception {
            signals.meet();
            throw new IllegalStateException("late");
        }

        public static int third(Signals signals) {
            signals.events.add("third");
            return 3;
        }

        public static int all(int early, int late, int third) {
            return early + late + third;
        }
    }

    @Test
    void theFirstFailureInTopologicalOrderIsReportedAndNothingMoreStarts() {
        Signals signals = new Signals();
        Driver driver = Driver.builder(Failing.class)
                .executor(two)
                .listener(new RunListener() {
                    @Override
                    public void nodeFinished(
                            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                        signals.events.add(node.name() + ": " + failure);
                        signals.failed.countDown();
                    }
                })
                .build();
        Throwable failure = catchThrowable(
                () -> driver.request("all").param("signals", signals).execute());
        assertThat(failure)
                .isExactlyInstanceOf(PipelineException.class)
                .message()
                .startsWith("[Run/NodeFailed] early: early\n");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0])
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessageStartingWith("[Run/NodeFailed] late: late\n")
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThat(signals.events)
                .containsExactly(
                        "late: java.lang.IllegalStateException: late",
                        "early is not interrupted",
                        "early: java.lang.IllegalStateException: early");
    }

    /** Notes when it is closed. */
    record Connection(String name, Signals signals) implements AutoCloseable {
        @Override
        public void close() {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("closed under an interrupt");
            }
            signals.events.add("closed " + name);
            if (name.equals("first")) {
                throw new IllegalStateException("first is stuck");
            }
        }
    }

    /** Three connections, two of them independent, and ways to end. */
    static final class Connected {
        public static Signals signals() {
            return new Signals();
        }

        public static Connection first(Signals signals) {
            return new Connection("first", signals);
        }

        public static Connection second(Signals signals) {
            return new Connection("second", signals);
        }

        public static Connection third(Connection first, Signals signals) {
            return new Connection("third", signals);
        }

        public static String read(Connection second, Connection third, Signals signals, String end)
                throws InterruptedException {
            signals.events.add("read");
            if (end.equals("fail")) {
                throw new IllegalStateException("failed");
            }
            if (end.equals("wait")) {
                signals.started.countDown();
                signals.endless.await();
            }
            return end;
        }
    }

    private static Driver connected(ExecutorKind.Opened opened) {
        return opened.builder(Driver.builder(Pipeline.named("connected")
                        .modules(Connected.class)
                        .ephemeral("first", "second", "third")
                        .param("end")
                        .outputs("read")
                        .build()))
                .build();
    }

    static Stream<Arguments> executorsAndEnds() {
        return Stream.of(ExecutorKind.values())
                .flatMap(kind ->
                        Stream.of("well", "fail", "interrupt", "deadline").map(end -> Arguments.of(kind, end)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("executorsAndEnds")
    void whatWasOpenedIsClosedInReverseOrderWhateverHappens(ExecutorKind kind, String end) throws Exception {
        Signals signals = new Signals();
        Throwable failure;
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Request request = connected(opened).request("read").override("signals", signals);
            failure = switch (end) {
                case "well", "fail" -> catchThrowable(request.param("end", end)::execute);
                case "interrupt" -> interrupted(request.param("end", "wait"), signals);
                default -> late(request.param("end", "wait"), signals);
            };
        }
        String stuck = "[Run/NodeFailed] first: closing its value failed: first is stuck\n";
        assertThat(failure)
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessageStartingWith(
                        switch (end) {
                            case "well" -> stuck;
                            case "fail" -> "[Run/NodeFailed] read: failed\n";
                            case "interrupt" -> "[Run/Cancelled] cancelled at node read";
                            default -> "[Run/DeadlineMissed] not finished by ";
                        });
        if (!end.equals("well")) {
            assertThat(failure.getSuppressed()).hasSize(1);
            assertThat(failure.getSuppressed()[0]).hasMessageStartingWith(stuck);
        }
        assertThat(signals.events).containsExactly("read", "closed third", "closed second", "closed first");
    }

    private static Throwable interrupted(Driver.Request request, Signals signals) throws InterruptedException {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> failure.set(catchThrowable(request::execute)));
        thread.start();
        assertThat(signals.started.await(30, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(30_000);
        return Objects.requireNonNull(failure.get());
    }

    /** Returns how a request ends at a deadline that comes while its function waits. */
    private static Throwable late(Driver.Request request, Signals signals) {
        Throwable failure;
        Duration time = Duration.ofMillis(50);
        do {
            // A machine that is busy may not even get to the function.
            time = time.multipliedBy(2);
            signals.events.clear();
            failure = catchThrowable(request.deadline(Instant.now().plus(time))::execute);
        } while (signals.started.getCount() > 0 && time.toSeconds() < 30);
        return failure;
    }

    @Test
    void aCancelledFutureClosesWhenItsFunctionsHaveEnded() throws Exception {
        Signals signals = new Signals();
        try (ExecutorKind.Opened opened = ExecutorKind.FOUR_THREADS.open()) {
            Future<Results> future = connected(opened)
                    .request("read")
                    .override("signals", signals)
                    .param("end", "wait")
                    .submit();
            assertThat(signals.started.await(30, TimeUnit.SECONDS)).isTrue();
            future.cancel(true);
        }
        assertThat(signals.events).containsExactly("read", "closed third", "closed second", "closed first");
    }

    @Test
    void cancellingWithoutInterruptLetsFunctionsEndAndStartsNoMore() throws Exception {
        Signals signals = new Signals();
        Watch watch = Watch.only();
        Driver driver =
                Driver.builder(Waits.class).executor(one).interceptor(watch).build();
        Future<Results> future =
                driver.request("after").param("signals", signals).submit();
        assertThat(signals.started.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(future.cancel(false)).isTrue();
        signals.endless.countDown();
        nothingRunsAnyMore();
        assertThat(signals.events).containsExactly("ended");
        assertThat(watch.called()).containsExactly("waits");
    }

    /** A function that waits for a signal. */
    static final class Waits {
        public static int waits(Signals signals) throws InterruptedException {
            signals.started.countDown();
            signals.endless.await();
            signals.events.add("ended");
            return 1;
        }

        public static int after(int waits) {
            return waits;
        }
    }

    /** A function that does not care. */
    static final class Stubborn {
        public static int deaf(Signals signals) {
            signals.started.countDown();
            boolean open = true;
            while (open) {
                try {
                    open = !signals.failed.await(1, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    signals.events.add("interrupted");
                    signals.failed.countDown();
                }
            }
            return 1;
        }

        public static int after(int deaf, Signals signals) {
            signals.events.add("after");
            return deaf;
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "DEFAULT, deaf",
        "DEFAULT, after",
        "ONE_THREAD, deaf",
        "ONE_THREAD, after",
        "FORK_JOIN, deaf",
        "FORK_JOIN, after"
    })
    void aFunctionThatSwallowsItsInterruptDoesNotMakeTheDeadline(ExecutorKind kind, String output) {
        Signals signals = new Signals();
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Request request = opened.builder(Driver.builder(Stubborn.class))
                    .build()
                    .request(output)
                    .param("signals", signals);
            assertThat(late(request, signals)).message().matches("""
                            \\[Run/DeadlineMissed] not finished by .*Z: node deaf was running, 0 of \\d had run
                              at StoppingTest.java:\\d+
                              fix: give it more time: a later deadline\\(…\\)""");
            assertThat(signals.events).containsExactly("interrupted");
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aDeadlineThatHasPassedRunsNothing(ExecutorKind kind) {
        Watch watch = Watch.only();
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver driver = opened.builder(Driver.builder(Waits.class).interceptor(watch))
                    .build();
            Driver.Request request =
                    driver.request("after").param("signals", new Signals()).deadline(Instant.EPOCH);
            String expected = """
                    [Run/DeadlineMissed] not finished by 1970-01-01T00:00:00Z: no node was running, 0 of 2 had run
                      fix: give it more time: a later deadline(…)""";
            assertThat(catchThrowable(request::execute)).hasMessage(expected);
            Future<Results> future = request.submit();
            assertThat(future.isDone()).isTrue();
            assertThat(catchThrowableOfType(ExecutionException.class, future::get))
                    .cause()
                    .hasMessage(expected);
            assertThat(catchThrowable(request.deadline(Instant.MIN)::execute))
                    .hasMessageStartingWith("[Run/DeadlineMissed] not finished by -1000000000-");
        }
        assertThat(watch.called()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aDeadlineFarAwayChangesNothing(ExecutorKind kind) throws Exception {
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Request request = opened.builder(Driver.builder(Shape.LAYERED.pipeline()))
                    .build()
                    .request("last")
                    .param("x", 1);
            assertThat(request.deadline(Instant.MAX).execute().get("last", long.class))
                    .isEqualTo(Driver.of(Shape.LAYERED.pipeline())
                            .request("last")
                            .param("x", 1)
                            .execute()
                            .get("last", long.class));
        }
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Request request = opened.builder(Driver.builder(Shape.LAYERED.pipeline()))
                    .build()
                    .request("last")
                    .param("x", 1)
                    .deadline(Instant.now().plusSeconds(3600));
            assertThat(request.submit().get(30, TimeUnit.SECONDS).asMap()).hasSize(1);
        }
    }

    @Test
    void aRequestOfParamsOnlyNeedsNobody() {
        one.shutdown();
        Driver driver = Driver.builder(Waits.class).executor(one).build();
        Signals signals = new Signals();
        Driver.Request request =
                driver.request("signals").param("signals", signals).deadline(Instant.EPOCH);
        assertThat(request.execute().get("signals", Signals.class)).isSameAs(signals);
    }

    @Test
    void anInterruptSentToAFunctionDoesNotReachWhatItsThreadDoesNext() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        // A pool of the JDK would hide it by clearing the flag itself.
        Executor plain = work -> one.execute(() -> {
            work.run();
            // Long enough for an interrupt that comes too late.
            LockSupport.parkNanos(50_000);
            if (Thread.interrupted()) {
                reached.incrementAndGet();
            }
        });
        Driver driver = Driver.builder(Shape.CHAIN.pipeline())
                .executor(plain)
                .interceptor(call -> {
                    LockSupport.parkNanos(10_000);
                    return call.proceed();
                })
                .build();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            Future<Results> future = driver.request("last").param("x", i).submit();
            LockSupport.parkNanos(random.nextInt(6_000_000));
            future.cancel(true);
        }
        nothingRunsAnyMore();
        assertThat(reached).hasValue(0);
    }

    @Test
    void anInterruptOfADeadlineNeverStaysInTheThreadThatAsks() {
        Driver driver = Driver.of(Shape.LAYERED.pipeline());
        Driver.Request request = driver.request("last").param("x", 1);
        int missed = 0;
        for (int i = 0; i < 500; i++) {
            Instant deadline = Instant.now().plusNanos(1_000L * i);
            Throwable failure = catchThrowable(request.deadline(deadline)::execute);
            if (failure != null) {
                assertThat(failure).hasMessageStartingWith("[Run/DeadlineMissed] not finished by " + deadline);
                missed++;
            }
            assertThat(Thread.interrupted()).as("after %d", i).isFalse();
        }
        assertThat(missed).isPositive();
    }

    @Test
    void anInterruptOfAWorkersThreadCancels() throws Exception {
        Driver driver = Driver.builder(Shape.CHAIN.pipeline())
                .executor(one)
                .interceptor(call -> {
                    if (call.node().name().equals("n30")) {
                        Thread.currentThread().interrupt();
                    }
                    return call.proceed();
                })
                .build();
        assertThat(catchThrowable(() -> driver.request("last").param("x", 1).execute()))
                .hasMessage("[Run/Cancelled] cancelled at node n31");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(one.submit(() -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
    }

    @Test
    void aThreadThatIsInterruptedAlreadyStartsNothing() {
        Watch watch = Watch.only();
        Driver driver =
                Driver.builder(Waits.class).executor(one).interceptor(watch).build();
        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(
                () -> driver.request("after").param("signals", new Signals()).execute());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessage("[Run/Cancelled] cancelled at node waits");
        assertThat(watch.called()).isEmpty();
    }

    /** Asks another driver in a function. */
    static final class Nested {
        public static long inner(Driver other) {
            Long value = other.request("last").param("x", 1).execute().get("last", Long.class);
            return value == null ? -1 : value;
        }

        public static long outer(long inner) {
            return inner;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aFunctionMayAskADriverOfTheSameExecutor(ExecutorKind kind) {
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver inner =
                    opened.builder(Driver.builder(Shape.LAYERED.pipeline())).build();
            Driver outer = opened.builder(Driver.builder(Nested.class)).build();
            Object expected = Driver.of(Shape.LAYERED.pipeline())
                    .request("last")
                    .param("x", 1)
                    .execute()
                    .get("last", Long.class);
            assertThat(outer.request("outer").param("other", inner).execute().get("outer", Long.class))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aThreadOfAForkJoinPoolDoesNotWaitForItself() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        Driver driver = Driver.builder(Shape.LAYERED.pipeline()).executor(pool).build();
        Results results = pool.submit(() -> driver.request("last").param("x", 1).execute())
                .get(30, TimeUnit.SECONDS);
        assertThat(results.asMap()).containsOnlyKeys("last");
        pool.shutdown();
    }

    @Test
    void anExecutorThatRefusesIsReported() {
        one.shutdown();
        Driver driver = Driver.builder(Shape.SINGLE.pipeline()).executor(one).build();
        assertThat(catchThrowable(() -> driver.request("last").param("x", 1).execute()))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("[Run/ExecutorRefused] the driver's executor does not run the nodes: it is shut down\n"
                        + "  fix: keep it open while requests run, and give it room for one more entry");
    }

    @Test
    void anExecutorThatForgetsTheRequestIsReported() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
        pool.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Driver driver = Driver.builder(Shape.SINGLE.pipeline()).executor(pool).build();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> failure.set(
                catchThrowable(() -> driver.request("last").param("x", 1).execute())));
        thread.start();
        while (pool.getQueue().isEmpty()) {
            Thread.sleep(1);
        }
        assertThat(pool.shutdownNow()).hasSize(1);
        thread.join(30_000);
        assertThat(failure.get()).hasMessage("""
                [Run/ExecutorRefused] the driver's executor does not run the nodes: it is shut down
                  fix: keep it open while requests run, and give it room for one more entry""");
    }

    @Test
    void outOfMemoryOnAnotherThreadPassesThrough() {
        Driver driver = Driver.builder(Shape.WIDE.pipeline())
                .executor(two)
                .interceptor(call -> {
                    if (call.node().name().equals("n40")) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return call.proceed();
                })
                .build();
        Driver.Request request = driver.request("last").param("x", 1);
        assertThat(catchThrowable(request::execute))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("Java heap space, at node n40");
        assertThat(catchThrowable(() -> request.submit().get()))
                .isExactlyInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aListenerWithoutMemoryEndsTheRequest() {
        Driver driver = Driver.builder(Shape.WIDE.pipeline())
                .executor(two)
                .listener(new RunListener() {
                    @Override
                    public void nodeFinished(
                            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                        throw new OutOfMemoryError("no more");
                    }
                })
                .build();
        assertThat(catchThrowable(() -> driver.request("last").param("x", 1).execute()))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("no more");
    }

    @Test
    void theThreadOfDeadlinesEndsWhenThereAreNone() throws Exception {
        Driver driver = Driver.of(Shape.SINGLE.pipeline());
        Driver.Request request = driver.request("last").param("x", 1);
        request.deadline(Instant.now().plusSeconds(3600)).execute();
        List<Thread> found = deadlineThreads();
        assertThat(found).hasSizeLessThanOrEqualTo(1).allMatch(Thread::isDaemon);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!deadlineThreads().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(deadlineThreads()).isEmpty();
    }

    private static List<Thread> deadlineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("icosian"))
                .toList();
    }
}
