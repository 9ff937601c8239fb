package helloworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Dataflow;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import expected.ExpectedCase;
import expected.ExpectedValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Pipeline> groupings() {
        Pipeline pipeline = HelloWorld.pipeline();
        return Stream.of(
                pipeline,
                pipeline.grouped(Grouping.single()),
                pipeline.grouped(Grouping.perNode()),
                pipeline.grouped(Grouping.perModule()),
                pipeline.toBuilder()
                        .step("costs", s -> s.nodes("avg3wkSpend", "spendPerSignup"))
                        .step(
                                "scale",
                                s -> s.nodes("spendMean", "spendZeroMean", "spendStdDev", "spendZeroMeanUnitVariance"))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void everyGroupingGivesTheSameNumbersAndDigests(Pipeline pipeline) {
        Run reference = run(HelloWorld.pipeline().grouped(Grouping.single()));
        Run run = run(pipeline);
        assertThat(digests(run)).isEqualTo(digests(reference));
        CASE.values("outputs")
                .forEach((node, value) ->
                        value.assertMatches(run.results().asMap().get(node)));
    }

    @Test
    void theTwoStepsAreIndependent() {
        assertThat(HelloWorld.pipeline().plan().steps())
                .allSatisfy(step -> assertThat(step.after()).isEmpty());
    }

    @Test
    void stepsThatNeedEachOtherAreRefused() {
        Pipeline cyclic = HelloWorld.pipeline().toBuilder()
                .step("costs", s -> s.nodes("spendMean", "spendZeroMeanUnitVariance"))
                .step("scale", s -> s.rest())
                .build();
        assertThatThrownBy(cyclic::plan)
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("[Grouping/Cycle]")
                .hasMessageContaining("spendMean → spendZeroMean → spendZeroMeanUnitVariance");
    }

    private static Run run(Pipeline pipeline) {
        try (var store = Stores.memory()) {
            Run run = Runner.local(store).run(pipeline, Map.of("spend", SPEND, "signups", SIGNUPS));
            assertThat(run.succeeded()).isTrue();
            run.results().asMap();
            return run;
        }
    }

    private static Map<String, @Nullable String> digests(Run run) {
        Map<String, @Nullable String> digests = new TreeMap<>();
        for (StepOutcome step : run.steps()) {
            digests.putAll(new LinkedHashMap<>(step.digests()));
        }
        return digests;
    }
}
