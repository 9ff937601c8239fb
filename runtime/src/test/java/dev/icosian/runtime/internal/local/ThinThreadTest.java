package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.StepOutcome;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThinThreadTest {
    @Test
    void secondRunReusesBothSteps() {
        Orders.reset();
        try (ArtifactStore store = Stores.memory()) {
            Runner runner = Runner.local(store);
            Run first = runner.run(Orders.twoSteps(), Map.of("count", 3));
            Run second = runner.run(Orders.twoSteps(), Map.of("count", 3));

            assertThat(reasons(first)).containsExactly("load: no earlier result", "sum: no earlier result");
            assertThat(reasons(second)).containsExactly("load: nothing changed", "sum: nothing changed");
            assertThat(second.steps()).allMatch(StepOutcome::reused);
            assertThat(second.results().get("total", Double.class)).isEqualTo(6.0);
            assertThat(Orders.PRICES).hasValue(1);
            assertThat(Orders.TOTALS).hasValue(1);
        }
    }

    private static List<String> reasons(Run run) {
        return run.steps().stream()
                .map(step -> step.step() + ": "
                        + (step.reasons().isEmpty()
                                ? step.failure()
                                : step.reasons().get(0)))
                .toList();
    }
}
