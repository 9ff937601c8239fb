package helloworld;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Dataflow;
import dev.icosian.Grouping;
import dev.icosian.RunListener;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.Runner;
import expected.ExpectedCase;
import expected.ExpectedValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HelloWorldTest {
    private static final ExpectedCase CASE = ExpectedCase.at(Path.of("acceptance", "01_hello_world"));
    private static final double[] SPEND = {10, 10, 20, 40, 40, 50};
    private static final double[] SIGNUPS = {1, 10, 50, 100, 200, 400};

    @Test
    void functionsArePlainJava() {
        assertThat(Marketing.spendPerSignup(SPEND, SIGNUPS)).containsExactly(10, 1, 0.4, 0.4, 0.2, 0.125);
    }

    @Test
    void driverGivesTheExpectedNumbers() {
        Map<String, ExpectedValue> expected = CASE.values("outputs");
        Results results = Driver.of(Marketing.class)
                .request(expected.keySet().toArray(String[]::new))
                .param("spend", SPEND)
                .param("signups", SIGNUPS)
                .execute();
        assertThat(expected).hasSize(6);
        expected.forEach((node, value) -> value.assertMatches(results.asMap().get(node)));
    }

    @Test
    void askingForTheMeanComputesNoColumn() {
        List<String> evaluated = new ArrayList<>();
        Driver driver = Driver.builder(Marketing.class)
                .listener(new RunListener() {
                    @Override
                    public void nodeFinished(
                            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                        evaluated.add(node.name());
                    }
                })
                .build();
        assertThat(driver.request("spendMean").param("spend", SPEND).execute().get("spendMean", Double.class))
                .isEqualTo(28.333333333333332);
        assertThat(evaluated).containsExactly("spendMean");
    }

    @Test
    void everyGroupingGivesTheSameDigests() {
        assertThat(HelloWorld.pipeline()).sameDigests(Grouping.single(), Grouping.perNode(), Grouping.perModule());
    }

    @Test
    void aRunGivesTheExpectedNumbers() {
        try (var store = Stores.memory()) {
            Results results =
                    Runner.local(store).run(HelloWorld.pipeline(), Map.of()).results();
            CASE.values("outputs")
                    .forEach(
                            (node, value) -> value.assertMatches(results.asMap().get(node)));
        }
    }

    @Test
    void theTwoStepsAreIndependent() {
        assertThat(HelloWorld.pipeline().plan().steps())
                .allSatisfy(step -> assertThat(step.after()).isEmpty());
    }

    @Test
    void stepsThatNeedEachOtherAreRefused() {
        assertThat(HelloWorld.pipeline().toBuilder()
                        .step("costs", s -> s.nodes("spendMean", "spendZeroMeanUnitVariance"))
                        .step("scale", s -> s.rest())
                        .build())
                .hasOnlyProblem("Grouping/Cycle", "spendMean → spendZeroMean → spendZeroMeanUnitVariance");
    }
}
