package tests;

import static dev.icosian.testing.IcosianAssertions.assertThat;

import absenteeism.*;
import dev.icosian.Grouping;
import dev.icosian.runtime.Driver;
import forecast.Features;
import subdags.Regions;

/** {@code @Test} is left out: who runs this finds the methods itself. */
final class ForecastTest {
    void functionIsPlainJava() {
        double[] cost = Features.acquisitionCost(new double[] {10, 20}, new double[] {2, 4});
        assert cost[0] == 5.0;
    }

    void acquisitionCostFromGivenColumns() {
        var results = Driver.of(Features.class)
                .request("acquisitionCost")
                .override("spend", new double[] {10, 20})
                .override("signups", new double[] {2, 4})
                .execute();
        assert results.get("acquisitionCost", double[].class)[1] == 5.0;
    }

    void boundaryIsDerived() {
        assertThat(Absenteeism.pipeline().with("task", Task.CONTINUOUS_REGRESSION))
                .compiles()
                .step("train_and_evaluate")
                .reads(
                        "absenteeismTimeInHours",
                        "age",
                        "distanceFromResidenceToWork",
                        "id",
                        "pet",
                        "serviceTime",
                        "son")
                .and()
                .step("prepare_data")
                .containsNot("seasonsEncoded");
    }

    void splitWithoutItsMatrixIsACycle() {
        assertThat(Absenteeism.pipeline().with("task", Task.BINARY_CLASSIFICATION).toBuilder()
                        .step("prepare_data", s -> s.nodes("split"))
                        .build())
                .hasOnlyProblem("Grouping/Cycle", "featureMatrix");
    }

    void anyGroupingGivesTheSameDigests() {
        assertThat(Regions.pipeline()).sameDigests(Grouping.single(), Grouping.perModule(), Grouping.perNode());
    }
}
