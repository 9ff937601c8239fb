package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Helper;
import dev.icosian.Pipeline;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.testing.RunText;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step's functions leave in their thread, no function of another step sees. */
class ThreadStateTest {
    private static final ThreadLocal<@Nullable String> LEFT = new ThreadLocal<>();
    private static final InheritableThreadLocal<@Nullable String> INHERITED = new InheritableThreadLocal<>();
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /** A chain of four steps, each of which looks at its thread and then changes all that it can. */
    public static final class Chain {
        private Chain() {}

        public static int first(int seed) {
            return lookAndLeave("first", seed);
        }

        public static int second(int first) {
            return lookAndLeave("second", first);
        }

        public static int third(int second) {
            return lookAndLeave("third", second);
        }

        public static int last(int third) {
            return lookAndLeave("last", third);
        }

        @Helper
        @SuppressWarnings("ThreadPriorityCheck") // It is about what is left, not about what runs first.
        private static int lookAndLeave(String step, int value) {
            Thread thread = Thread.currentThread();
            SEEN.add(step + " sees " + LEFT.get() + ", " + INHERITED.get() + ", " + thread.getName() + ", priority "
                    + thread.getPriority() + ", " + (thread.isInterrupted() ? "interrupted" : "not interrupted") + ", "
                    + (thread.getContextClassLoader() == ThreadStateTest.class.getClassLoader()
                            ? "the program's loader"
                            : "another loader"));
            LEFT.set("left by " + step);
            INHERITED.set("left by " + step);
            thread.setName("named by " + step);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.setContextClassLoader(new URLClassLoader(new URL[0], null));
            if (value < -50) {
                thread.interrupt();
            }
            return value + 1;
        }

        static Pipeline pipeline() {
            return Pipeline.named("chain")
                    .modules(Chain.class)
                    .param("seed")
                    .outputs("last")
                    .step("first", step -> step.nodes("first"))
                    .step("second", step -> step.nodes("second"))
                    .step("third", step -> step.nodes("third"))
                    .step("last", step -> step.nodes("last"))
                    .build();
        }
    }

    private final ArtifactStore store = Stores.memory();

    @BeforeEach
    void reset() {
        SEEN.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void noStepSeesWhatAnotherLeft(int parallelism) {
        run(parallelism, RunOptions.newRun(), 1);

        assertThat(SEEN)
                .containsExactly(untouched("first"), untouched("second"), untouched("third"), untouched("last"));
        assertThat(LEFT.get()).isNull();
    }

    /** Steps that are only found take turns in threads, which those that are computed then get, or do not. */
    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third", "last", "first,third", "second,last"})
    void norDoesOneThatIsComputedAmongThoseThatAreFound(String recomputed) {
        run(1, RunOptions.newRun(), 1);
        SEEN.clear();
        Set<String> steps = Set.of(recomputed.split(",", -1));

        run(1, RunOptions.newRun().recomputing(steps), 1);

        assertThat(SEEN)
                .containsExactlyElementsOf(Stream.of("first", "second", "third", "last")
                        .filter(steps::contains)
                        .map(ThreadStateTest::untouched)
                        .toList());
    }

    /** Nobody can tell who interrupted it; what was computed may be half of it. The caller hears of it, too. */
    @Test
    void functionThatLeavesItsThreadInterruptedIsTakenForCancelled() {
        assertThat(RunText.of(run(1, RunOptions.newRun(), -100)))
                .containsExactly(
                        "first: failed, Run/Cancelled step 'first' was cancelled",
                        "second: skipped, the run was cancelled",
                        "third: skipped, the run was cancelled",
                        "last: skipped, the run was cancelled");
        assertThat(Thread.interrupted()).isTrue();
        SEEN.clear();

        run(1, RunOptions.newRun(), 1);

        assertThat(SEEN).hasSize(4).startsWith(untouched("first"));
    }

    private FinishedRun run(int parallelism, RunOptions options, int seed) {
        return new LocalRunner(LocalSettings.of(store, Compiler::compile).withParallelism(parallelism))
                .run(Chain.pipeline(), GivenParams.ofValues(Map.of("seed", seed)), options);
    }

    private static String untouched(String step) {
        return step + " sees null, null, step " + step + ", priority 5, not interrupted, the program's loader";
    }
}
