package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.icosian.Check;
import dev.icosian.Dataflow;
import dev.icosian.Importance;
import dev.icosian.NodeInterceptor;
import dev.icosian.PipelineException;
import dev.icosian.RunListener;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AroundNodesTest {
    /** Two nodes in a row. */
    static final class Two {
        public static int first(int x) {
            return x + 1;
        }

        public static int second(int first) {
            return first * 10;
        }
    }

    private final List<String> events = new ArrayList<>();

    @Test
    void interceptorsNestInTheOrderInWhichTheyWereGiven() {
        Driver driver = Driver.builder(Two.class)
                .interceptor(noted("outer"))
                .interceptor(noted("inner"))
                .build();
        driver.request("second").param("x", 1).execute();
        assertThat(events)
                .containsExactly(
                        "outer before first [1]",
                        "inner before first [1]",
                        "inner after first 2",
                        "outer after first 2",
                        "outer before second [2]",
                        "inner before second [2]",
                        "inner after second 20",
                        "outer after second 20");
    }

    private NodeInterceptor noted(String name) {
        return call -> {
            events.add(name + " before " + call.node().name() + " " + call.arguments());
            Object value = call.proceed();
            events.add(name + " after " + call.node().name() + " " + value);
            return value;
        };
    }

    @Test
    void anInterceptorMayAnswerItselfOrAskAgain() {
        Driver cached = Driver.builder(Two.class).interceptor(call -> 5).build();
        assertThat(cached.request("second").param("x", 1).execute().get("second", int.class))
                .isEqualTo(5);
        Driver twice = Driver.builder(Two.class)
                .interceptor(call -> {
                    call.proceed();
                    return call.proceed();
                })
                .interceptor(noted("each"))
                .build();
        twice.request("first").param("x", 1).execute();
        assertThat(events)
                .containsExactly(
                        "each before first [1]", "each after first 2", "each before first [1]", "each after first 2");
    }

    /** Found by ServiceLoader. */
    public static final class Found implements NodeInterceptor {
        static final List<String> CALLS = new ArrayList<>();

        @Override
        public @Nullable Object around(Call call) throws Exception {
            CALLS.add("found " + call.arguments());
            return call.proceed();
        }
    }

    @Test
    void interceptorsFoundByServiceLoaderAreInside(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(NodeInterceptor.class.getName()), Found.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Driver.builder(Two.class)
                    .interceptor(call -> {
                        Found.CALLS.add("given " + call.arguments());
                        return call.proceed();
                    })
                    .build()
                    .request("first")
                    .param("x", 1)
                    .execute();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Found.CALLS).containsExactly("given [1]", "found [1]");
    }

    @Test
    void anInterceptorCannotChangeTheArguments() {
        Driver driver = Driver.builder(Two.class)
                .interceptor(call -> call.arguments().set(0, 9))
                .build();
        assertThatThrownBy(() -> driver.request("first").param("x", 1).execute())
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aValueOfAnotherTypeIsReportedAtItsNode() {
        Driver driver = Driver.builder(Two.class).interceptor(call -> "5").build();
        assertThatThrownBy(() -> driver.request("second").param("x", 1).execute())
                .isExactlyInstanceOf(PipelineException.class)
                .hasNoCause()
                .hasMessage("""
                        [Run/WrongValue] first: the result is of type String, but the node is of type int
                          at AroundNodesTest.java:31
                          fix: see what the interceptors around it return""");
    }

    @Test
    void listenersHearOfEveryNodeAndOfFailures() {
        RunListener listener = new RunListener() {
            @Override
            public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                assertThat(time).isPositive();
                events.add(node.name() + " " + failure);
            }
        };
        Driver driver = Driver.builder(Two.class)
                .listener(listener)
                .interceptor(call -> {
                    if (call.node().name().equals("second")) {
                        throw new IllegalStateException("no");
                    }
                    return call.proceed();
                })
                .build();
        assertThatThrownBy(() -> driver.request("second").param("x", 1).execute())
                .hasMessageStartingWith("[Run/NodeFailed] second: no\n");
        assertThat(events).containsExactly("first null", "second java.lang.IllegalStateException: no");
    }

    @Test
    void aFailingListenerIsLoggedAndFailsNothing() {
        try (Logged logged = new Logged(RunListener.class)) {
            Driver driver = Driver.builder(Two.class)
                    .listener(new Broken())
                    .listener(new RunListener() {
                        @Override
                        public void nodeFinished(
                                String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                            events.add(node.name());
                        }
                    })
                    .build();
            assertThat(driver.request("second").param("x", 1).execute().get("second", int.class))
                    .isEqualTo(20);
            assertThat(logged.lines())
                    .hasSize(2)
                    .containsOnly("WARNING the listener dev.icosian.runtime.AroundNodesTest$Broken failed"
                            + " <- java.lang.AssertionError: broken");
        }
        assertThat(events).containsExactly("first", "second");
    }

    /** A value that is a little too large. */
    static final class Doubtful {
        @Check(max = 5, importance = Importance.WARN)
        public static int size(int x) {
            return x;
        }
    }

    @Test
    void aFailedCheckThatOnlyWarnsIsLogged() {
        try (Logged logged = new Logged(Driver.class)) {
            Driver driver = Driver.of(Doubtful.class);
            assertThat(driver.request("size").param("x", 5).execute().get("size", int.class))
                    .isEqualTo(5);
            assertThat(logged.lines()).isEmpty();
            assertThat(driver.request("size").param("x", 6).execute().get("size", int.class))
                    .isEqualTo(6);
            assertThat(logged.lines()).containsExactly("WARNING check 'range' of 'size' failed: 6 is not at most 5");
        }
    }

    /** Fails whatever happens. */
    private static final class Broken implements RunListener {
        @Override
        public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
            throw new AssertionError("broken");
        }
    }

    @Test
    void anInterruptStopsBeforeTheNextNode() {
        Driver driver = Driver.builder(Two.class)
                .interceptor(call -> {
                    events.add(call.node().name());
                    Thread.currentThread().interrupt();
                    return call.proceed();
                })
                .build();
        Throwable failure =
                catchThrowable(() -> driver.request("second").param("x", 1).execute());
        assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        assertThat(failure)
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("[Run/Cancelled] cancelled at node second");
        assertThat(events).containsExactly("first");
    }

    /** Waits. */
    static final class Waiting {
        static final CountDownLatch STARTED = new CountDownLatch(1);

        public static int slow() throws InterruptedException {
            STARTED.countDown();
            Thread.sleep(60_000);
            return 1;
        }
    }

    @Test
    void anInterruptEndsAFunctionThatWaits() throws Exception {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> failure.set(
                catchThrowable(() -> Driver.of(Waiting.class).request("slow").execute())));
        thread.start();
        assertThat(Waiting.STARTED.await(10, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(10_000);
        assertThat(failure.get())
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("[Run/Cancelled] cancelled at node slow");
    }
}
