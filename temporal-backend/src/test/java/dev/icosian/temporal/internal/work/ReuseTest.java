package dev.icosian.temporal.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.runtime.internal.step.AttemptCancelled;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Results are looked for several at a time, each after those that it needs. */
final class ReuseTest {
    /** {@code 3} needs {@code 1} and {@code 2}, these {@code 0}; {@code 4} needs none. */
    private static final Map<String, List<String>> AFTER =
            Map.of("0", List.of(), "1", List.of("0"), "2", List.of("0"), "3", List.of("1", "2"), "4", List.of());

    private static Reuse<String, String> diamond() {
        return new Reuse<>(List.of("0", "1", "2", "3", "4"), step -> step, AFTER::get, step -> true);
    }

    private static BitSet places(int... places) {
        BitSet set = new BitSet();
        IntStream.of(places).forEach(set::set);
        return set;
    }

    @Test
    void whatNeedsAStepWithoutResultIsNotLookedFor() throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        BitSet found = diamond().all((step, results) -> {
            asked.add(step);
            assertThat(results.keySet()).containsAll(AFTER.get(step));
            return step.equals("1") ? null : "result";
        });
        assertThat(found).isEqualTo(places(0, 2, 4));
        assertThat(asked).containsExactlyInAnyOrder("0", "1", "2", "4");
    }

    @Test
    void independentStepsAreLookedForAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        BitSet found = diamond().all((step, results) -> {
            if (step.equals("1") || step.equals("2")) {
                both.countDown();
                try {
                    return both.await(30, TimeUnit.SECONDS) ? "result" : null;
                } catch (InterruptedException e) {
                    return null;
                }
            }
            return "result";
        });
        assertThat(found).isEqualTo(places(0, 1, 2, 3, 4));
    }

    @Test
    void interruptEndsTheSearch() {
        assertThatThrownBy(() -> diamond().all((step, results) -> {
                    throw new AttemptCancelled("stopped", null);
                }))
                .isInstanceOf(AttemptCancelled.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> diamond().all((step, results) -> "result")).isInstanceOf(AttemptCancelled.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
