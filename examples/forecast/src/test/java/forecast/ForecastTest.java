package forecast;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    /** A shorter back-test than the example's. */
    record ShortBackTest(Path dataFile, int resamples) {}

    private static final ShortBackTest PARAMS = new ShortBackTest(ActualsData.FILE, 100);

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
        assertThat(Forecast.twoSteps())
                .compiles()
                .step("prepare")
                .reads()
                .writes("dataSet", "weights")
                .and()
                .step("train")
                .reads("dataSet", "weights")
                .writes("backTest", "forecast", "tsModel");
    }

    @Test
    void oneStepTwoStepsAndOnePerNodeGiveTheSameDigests() {
        assertThat(Forecast.twoSteps()).sameDigests(PARAMS, Grouping.single(), Grouping.perNode());
    }

    @Test
    void aModelIsReadAsItWasWritten() {
        assertThat(TsModel.TEXT).roundTrips(new TsModel(new double[] {1.5, -0.0, Math.PI, Double.MIN_VALUE}));
    }

    @Test
    void regionChoosesTheHolidays() {
        assertThat(coefficients(Forecast.twoSteps().with("region", Forecast.Region.UK)))
                .isNotEqualTo(coefficients(Forecast.twoSteps()));
    }

    private static double[] coefficients(Pipeline pipeline) {
        try (var store = Stores.memory()) {
            Run run = Runner.local(store).run(pipeline, PARAMS);
            return run.results().get("tsModel", TsModel.class).coefficients();
        }
    }
}
