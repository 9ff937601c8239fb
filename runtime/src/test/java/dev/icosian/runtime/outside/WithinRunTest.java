package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Reuse;
import dev.icosian.StepOutcome;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function that reads something that changes: reused by its own run only. */
class WithinRunTest {
    private static final String AGAIN = "read: computed, its node level is reusable within its run only";

    /** What changes outside. */
    private static final AtomicInteger LEVEL = new AtomicInteger();

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private final ArtifactStore store = Stores.memory();

    @BeforeEach
    void reset() {
        LEVEL.set(5);
        FAILURES.set(0);
        CALLS.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Reads it, and does something with it. */
    public static final class Water {
        private Water() {}

        @Reuse(Reuse.Scope.WITHIN_RUN)
        public static int level() {
            CALLS.add("level");
            return LEVEL.get();
        }

        public static boolean high(int level, int limit) {
            CALLS.add("high");
            return level > limit;
        }

        public static String report(boolean high) {
            CALLS.add("report");
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("boom");
            }
            return high ? "high" : "low";
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.named("water")
                .modules(Water.class)
                .param("limit", 3)
                .outputs("report")
                .step("read", step -> step.nodes("level"))
                .step("judge", step -> step.nodes("high"))
                .step("report", step -> step.rest())
                .defaults(step -> step.backoff(Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();
    }

    private Run run() {
        CALLS.clear();
        return Runner.local(store).run(pipeline(), Map.of());
    }

    @Test
    void anotherRunComputesItAndWhatFollowsIsCutOffWhereItIsTheSame() {
        run();

        assertThat(RunText.of(run()))
                .containsExactly(AGAIN, "judge: reused, nothing changed", "report: reused, nothing changed");
        assertThat(CALLS).containsExactly("level");
        LEVEL.set(6);
        assertThat(RunText.of(run()))
                .containsExactly(AGAIN, "judge: computed, input level changed", "report: reused, nothing changed");
        assertThat(CALLS).containsExactly("level", "high");
        LEVEL.set(1);
        assertThat(RunText.of(run()))
                .containsExactly(AGAIN, "judge: computed, input level changed", "report: computed, input high changed");
        assertThat(CALLS).containsExactly("level", "high", "report");
    }

    @Test
    void resumeOfTheSameRunReadsNothingAgain() {
        FAILURES.set(1);
        Run failed = run();
        assertThat(failed.step("report").state()).isEqualTo(StepOutcome.State.FAILED);
        LEVEL.set(1);
        CALLS.clear();

        Run resumed = Runner.local(store).resume(pipeline(), failed.id());

        assertThat(RunText.of(resumed))
                .containsExactly(
                        "read: reused, nothing changed",
                        "judge: reused, nothing changed",
                        "report: computed, no earlier result");
        assertThat(CALLS).containsExactly("report");
        assertThat(resumed.results().get("report", String.class)).isEqualTo("high");
    }

    @Test
    void runThatIsGoneOnWithAfterAnotherOneHasItsOwnValue() {
        FAILURES.set(1);
        Run first = run();
        LEVEL.set(1);
        Run second = run();
        assertThat(second.results().get("report", String.class)).isEqualTo("low");

        Run resumed = Runner.local(store).resume(pipeline(), first.id());
        assertThat(resumed.results().get("report", String.class)).isEqualTo("high");
        assertThat(resumed.step("read").digests())
                .isEqualTo(first.step("read").digests())
                .isNotEqualTo(second.step("read").digests());
    }
}
