package dev.icosian.temporal.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size of a plan decides how it travels. */
final class PlanFormTest {
    private static final int SEED = 1;

    @ParameterizedTest
    @CsvSource({"10, 2, plain", "400, 2, plain", "700, 2, packed", "3000, 2, packed", "3000, 300, by digest"})
    void sizeDecides(int count, int needed, String form) {
        List<StepInput> steps = steps(count, needed);
        PlanForm found = PlanForm.of(steps);
        assertThat(found.steps() != null ? "plain" : found.packed() != null ? "packed" : "by digest")
                .as(
                        "%d bytes plain, %d packed",
                        Packing.plainSize(steps), Packing.pack(steps).length())
                .isEqualTo(form);
        if (found.packed() != null) {
            assertThat(Packing.unpack(found.packed())).isEqualTo(steps);
        }
    }

    private static List<StepInput> steps(int count, int needed) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<StepInput> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int before = i;
            List<Integer> after = IntStream.range(0, Math.min(before, needed))
                    .map(ignored -> random.nextInt(before))
                    .distinct()
                    .sorted()
                    .boxed()
                    .toList();
            steps.add(new StepInput("step_" + i, after, 1, 1_000, 60_000, null, null, null, "1 node: n" + i));
        }
        return steps;
    }
}
