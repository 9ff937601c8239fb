package forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.StepOutcome;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    /** A shorter back-test than the example's. */
    private static final Map<String, Object> PARAMS = Map.of("dataFile", ActualsData.FILE, "resamples", 100);

    @Test
    void functionIsPlainJava() {
        assertThat(Features.acquisitionCost(new double[] {10, 20}, new double[] {2, 4}))
                .containsExactly(5, 5);
    }

    @Test
    void acquisitionCostFromGivenColumns() {
        assertThat(Driver.builder(Features.class)
                        .config("region", Forecast.Region.US)
                        .build()
                        .request("acquisitionCost")
                        .override("spend", new double[] {10, 20})
                        .override("signups", new double[] {2, 4})
                        .execute()
                        .get("acquisitionCost", double[].class))
                .containsExactly(5, 5);
    }

    @Test
    void twoStepsHaveTheDataSetBetweenThem() {
        Plan plan = Forecast.twoSteps().plan();
        assertThat(plan.steps()).extracting(Plan.StepPlan::name).containsExactly("prepare", "train");
        assertThat(plan.step("prepare").outputs()).extracting(Plan.Output::node).containsExactly("dataSet", "weights");
    }

    @Test
    void oneStepTwoStepsAndOnePerNodeGiveTheSameDigests() {
        List<Map<String, @Nullable String>> requested = new ArrayList<>();
        for (Pipeline pipeline : List.of(Forecast.pipeline(), Forecast.twoSteps(), Forecast.perNode())) {
            requested.add(requested(pipeline));
        }
        Set<Map<String, @Nullable String>> distinct = new HashSet<>(requested);
        assertThat(distinct).hasSize(1);
        assertThat(requested.get(0).keySet()).containsExactly("backTest", "forecast", "tsModel");
    }

    @Test
    void regionChoosesTheHolidays() {
        assertThat(requested(Forecast.twoSteps().with("region", Forecast.Region.UK)))
                .isNotEqualTo(requested(Forecast.twoSteps()));
    }

    private static Map<String, @Nullable String> requested(Pipeline pipeline) {
        try (var store = Stores.memory()) {
            Run run = Runner.local(store).run(pipeline, PARAMS);
            assertThat(run.succeeded()).isTrue();
            Map<String, @Nullable String> digests = new TreeMap<>();
            run.steps().stream().map(StepOutcome::digests).forEach(digests::putAll);
            digests.keySet().retainAll(List.of("backTest", "forecast", "tsModel"));
            return digests;
        }
    }
}
