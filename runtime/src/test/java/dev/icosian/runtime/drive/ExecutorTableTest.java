package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.PipelineException;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Executor × shape of the graph × how it ends. */
class ExecutorTableTest {
    static Stream<Arguments> executorsAndShapes() {
        return Stream.of(ExecutorKind.values())
                .flatMap(kind -> Shape.ALL.stream().map(shape -> Arguments.of(kind, shape)));
    }

    private static Driver driver(ExecutorKind.Opened opened, Shape shape, Watch watch) {
        return opened.builder(Driver.builder(shape.pipeline()).interceptor(watch))
                .build();
    }

    private static Driver.Request request(Driver driver, Shape shape) {
        return driver.request("last", shape.middle()).param("x", 7);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("executorsAndShapes")
    void resultsAreTheSameAndEachNodeRunsOnce(ExecutorKind kind, Shape shape) throws Exception {
        Map<String, @Nullable Object> expected =
                request(Driver.of(shape.pipeline()), shape).execute().asMap();
        Watch executed = Watch.only();
        Watch submitted = Watch.only();
        try (ExecutorKind.Opened opened = kind.open()) {
            Results results = request(driver(opened, shape, executed), shape).execute();
            assertThat(results.asMap()).isEqualTo(expected);
        }
        try (ExecutorKind.Opened opened = kind.open()) {
            Future<Results> future =
                    request(driver(opened, shape, submitted), shape).submit();
            assertThat(future.get(30, TimeUnit.SECONDS).asMap()).isEqualTo(expected);
        }
        assertThat(executed.called()).containsExactlyInAnyOrderElementsOf(shape.nodes());
        assertThat(executed.repeated()).isEmpty();
        assertThat(submitted.called()).containsExactlyInAnyOrderElementsOf(shape.nodes());
        assertThat(submitted.repeated()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("executorsAndShapes")
    void aFailureEndsTheRequest(ExecutorKind kind, Shape shape) throws Exception {
        Watch executed = Watch.failing(List.of(shape.middle()));
        Watch submitted = Watch.failing(List.of(shape.middle()));
        Throwable failure;
        Throwable late;
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Request request = request(driver(opened, shape, executed), shape);
            failure = catchThrowable(request::execute);
        }
        try (ExecutorKind.Opened opened = kind.open()) {
            Future<Results> future =
                    request(driver(opened, shape, submitted), shape).submit();
            late = catchThrowableOfType(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS))
                    .getCause();
        }
        for (Throwable each : new Throwable[] {failure, late}) {
            assertThat(each)
                    .isExactlyInstanceOf(PipelineException.class)
                    .message()
                    .matches("\\[Run/NodeFailed] " + shape.middle() + ": no " + shape.middle()
                            + "\n  at Watch.java:\\d+");
            assertThat(each).cause().isExactlyInstanceOf(IllegalStateException.class);
        }
        for (Watch watch : new Watch[] {executed, submitted}) {
            assertThat(watch.repeated()).isEmpty();
            assertThat(watch.called())
                    .contains(shape.middle())
                    .doesNotContainAnyElementsOf(shape.downstream(shape.middle()).stream()
                            .filter(name -> !name.equals(shape.middle()))
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("executorsAndShapes")
    void anInterruptOfTheThreadThatAsksCancels(ExecutorKind kind, Shape shape) throws Exception {
        Watch watch = Watch.waiting(shape.middle());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Request request = request(driver(opened, shape, watch), shape);
            Thread thread = new Thread(() -> {
                failure.set(catchThrowable(request::execute));
                flag.set(Thread.currentThread().isInterrupted());
            });
            thread.start();
            assertThat(watch.awaitWaiting()).isTrue();
            thread.interrupt();
            thread.join(30_000);
        }
        assertThat(failure.get()).isExactlyInstanceOf(PipelineException.class).hasNoCause();
        assertThat(failure.get()).hasMessageStartingWith("[Run/Cancelled] cancelled at node");
        assertThat(failure.get()).message().containsPattern("\\b" + shape.middle() + "\\b");
        assertThat(flag.get()).as("the flag stays set").isTrue();
        assertThat(watch.awaitInterrupted()).isTrue();
        assertThat(watch.repeated()).isEmpty();
        assertThat(watch.called()).doesNotContain("last");
    }

    static Stream<Arguments> otherThreadsAndShapes() {
        return executorsAndShapes().filter(row -> !((ExecutorKind) row.get()[0]).isHere());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("otherThreadsAndShapes")
    void cancellingInterruptsWhatRuns(ExecutorKind kind, Shape shape) throws Exception {
        Watch watch = Watch.waiting(shape.middle());
        try (ExecutorKind.Opened opened = kind.open()) {
            Future<Results> future =
                    request(driver(opened, shape, watch), shape).submit();
            assertThat(watch.awaitWaiting()).isTrue();
            assertThat(future.isDone()).isFalse();
            assertThat(future.cancel(true)).isTrue();
            assertThat(future.isCancelled()).isTrue();
            assertThat(catchThrowable(future::get)).isInstanceOf(CancellationException.class);
            assertThat(watch.awaitInterrupted()).isTrue();
        }
        assertThat(watch.repeated()).isEmpty();
        assertThat(watch.called()).doesNotContain("last");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("executorsAndShapes")
    void aDeadlineInterruptsWhatRuns(ExecutorKind kind, Shape shape) throws Exception {
        try (ExecutorKind.Opened opened = kind.open()) {
            Watch watch;
            Throwable failure;
            Instant deadline;
            Duration time = Duration.ofMillis(40);
            do {
                // A machine that is busy may not even get to the node that waits.
                time = time.multipliedBy(2);
                watch = Watch.waiting(shape.middle());
                Driver driver = driver(opened, shape, watch);
                deadline = Instant.now().plus(time);
                Driver.Request request = request(driver, shape).deadline(deadline);
                failure = catchThrowable(request::execute);
                assertThat(Thread.interrupted())
                        .as("the flag of the thread that asks")
                        .isFalse();
                assertThat(failure).isExactlyInstanceOf(PipelineException.class).hasNoCause();
                assertThat(failure).hasMessageStartingWith("[Run/DeadlineMissed] not finished by " + deadline + ": n");
            } while (!watch.hasWaited() && time.toSeconds() < 30);
            assertThat(watch.awaitInterrupted()).isTrue();
            assertThat(failure)
                    .message()
                    .containsPattern("\\b" + shape.middle() + "\\b")
                    .containsPattern("(was|were) running, \\d+ of " + (shape.size() + 1) + " had run");
            assertThat(watch.repeated()).isEmpty();
            assertThat(watch.called()).doesNotContain("last");
        }
    }
}
