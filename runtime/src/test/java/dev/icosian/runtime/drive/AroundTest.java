package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Dataflow;
import dev.icosian.NodeInterceptor;
import dev.icosian.RunListener;
import dev.icosian.runtime.Driver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interceptors and listeners where nodes run side by side. */
class AroundTest {
    private static final Shape SHAPE = Shape.LAYERED;

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void interceptorsOfACallNestInOneThread(ExecutorKind kind) {
        Map<String, List<String>> byNode = new ConcurrentHashMap<>();
        try (ExecutorKind.Opened opened = kind.open()) {
            opened.builder(Driver.builder(SHAPE.pipeline())
                            .interceptor(noted("outer", byNode))
                            .interceptor(noted("inner", byNode)))
                    .build()
                    .request("last")
                    .param("x", 1)
                    .execute();
        }
        assertThat(byNode).containsOnlyKeys(SHAPE.nodes());
        byNode.forEach((node, calls) -> {
            assertThat(calls.stream().map(call -> call.substring(0, call.indexOf('@'))))
                    .as(node)
                    .containsExactly("outer before", "inner before", "inner after", "outer after");
            assertThat(calls.stream().map(call -> call.substring(call.indexOf('@'))))
                    .as("threads of " + node)
                    .containsOnly(calls.get(0).substring(calls.get(0).indexOf('@')));
        });
    }

    private static NodeInterceptor noted(String name, Map<String, List<String>> byNode) {
        return call -> {
            List<String> calls =
                    byNode.computeIfAbsent(call.node().name(), node -> Collections.synchronizedList(new ArrayList<>()));
            calls.add(name + " before@" + System.identityHashCode(Thread.currentThread()));
            Object value = call.proceed();
            calls.add(name + " after@" + System.identityHashCode(Thread.currentThread()));
            return value;
        };
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void listenersHaveHeardOfANodeBeforeAnythingStartsThatNeedsIt(ExecutorKind kind) {
        try (ExecutorKind.Opened opened = kind.open()) {
            opened.builder(Driver.builder(SHAPE.pipeline())
                            .interceptor(call -> {
                                events.add("start " + call.node().name());
                                return call.proceed();
                            })
                            .listener(new Slow("first"))
                            .listener(new Slow("second")))
                    .build()
                    .request("last")
                    .param("x", 1)
                    .execute();
        }
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            assertThat(at.put(events.get(i), i)).as(events.get(i)).isNull();
        }
        assertThat(at).hasSize(3 * (SHAPE.size() + 1));
        for (int node = 0; node < SHAPE.size(); node++) {
            assertThat(at.get("second n" + node)).isGreaterThan(at.get("first n" + node));
            for (int need : SHAPE.needs().get(node)) {
                assertThat(at.get("start n" + node)).isGreaterThan(at.get("second n" + need));
            }
        }
    }

    /** Takes its time to hear of a node. */
    private final class Slow implements RunListener {
        private final String name;

        Slow(String name) {
            this.name = name;
        }

        @Override
        public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
            LockSupport.parkNanos(10_000);
            events.add(name + " " + node.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aFailingListenerFailsNothing(ExecutorKind kind) {
        Logger logger = Logger.getLogger(RunListener.class.getName());
        Level before = logger.getLevel();
        logger.setLevel(Level.OFF);
        try (ExecutorKind.Opened opened = kind.open()) {
            Driver.Builder builder =
                    Driver.builder(SHAPE.pipeline()).listener(new Broken()).listener(new Slow("told"));
            assertThat(opened.builder(builder)
                            .build()
                            .request("last")
                            .param("x", 1)
                            .execute()
                            .asMap())
                    .isEqualTo(Driver.of(SHAPE.pipeline())
                            .request("last")
                            .param("x", 1)
                            .execute()
                            .asMap());
        } finally {
            logger.setLevel(before);
        }
        assertThat(events).hasSize(SHAPE.size() + 1);
    }

    /** Fails whatever happens. */
    private static final class Broken implements RunListener {
        @Override
        public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
            throw new AssertionError("broken");
        }
    }
}
