package absenteeism;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Dataflow;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import expected.ExpectedCase;
import expected.ExpectedValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AbsenteeismTest {
    private static final Path FOLDER = Path.of("acceptance", "03_11_absenteeism");
    private static final Path DATA = FOLDER.resolve("absenteeism_at_work.csv");
    private static final ExpectedCase CASE = ExpectedCase.at(FOLDER);
    private static final List<Integer> VALIDATION_USER_IDS = List.of(1, 2, 4, 15, 17, 24, 36);
    private static final Absenteeism.Params PARAMS = new Absenteeism.Params(DATA, VALIDATION_USER_IDS);
    private static final Pipeline CLASSIFICATION = Absenteeism.pipeline().with("task", Task.BINARY_CLASSIFICATION);

    /** {@code exp} and {@code log} may differ in the last bit. */
    private static final double TOLERANCE = 1e-9;

    static Stream<Arguments> variants() {
        return Stream.of(Task.values())
                .flatMap(task -> Stream.of(false, true).map(development -> Arguments.of(task, development)));
    }

    @Test
    void driverGivesTheFeaturesOfTheCase() {
        Driver driver = Driver.of(Loading.class, FeatureLogic.class);
        Map<String, ExpectedValue> expected = CASE.values("feature_graph", "outputs");
        expected.keySet()
                .removeIf(name -> driver.dataflow().nodes().stream()
                        .noneMatch(node -> node.name().equals(name)));
        expected.values().removeIf(value -> value.kind().equals("validation"));
        Results results = driver.request(expected.keySet().toArray(String[]::new))
                .param("dataFile", DATA)
                .execute();
        assertThat(expected).hasSizeGreaterThan(35);
        expected.forEach((node, value) -> value.assertMatches(results.asMap().get(node)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void driverGivesTheModelOfTheCase(Task task, boolean development) {
        Map<String, ExpectedValue> expected = CASE.values("compile_plans", variant(task, development), "outputs");
        expected.values().removeIf(value -> value.kind().equals("validation"));
        Results results = Driver.builder(
                        Loading.class, FeatureLogic.class, Evaluation.class, Classification.class, Regression.class)
                .config("task", task)
                .config("developmentFlag", development)
                .build()
                .request(expected.keySet().toArray(String[]::new))
                .param("dataFile", DATA)
                .param("validationUserIds", VALIDATION_USER_IDS)
                .execute();
        assertThat(expected).hasSizeGreaterThan(20);
        expected.forEach((node, value) -> value.assertMatches(results.asMap().get(node), TOLERANCE));
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void boundaryIsDerived(Task task) {
        String[] expected =
                CASE.texts("compile_plans", variant(task, false), "boundary_prepare_to_train_for_requested").stream()
                        .map(ExpectedCase::nodeName)
                        .toArray(String[]::new);
        assertThat(Absenteeism.pipeline().with("task", task))
                .compiles()
                .step("train_and_evaluate")
                .reads(expected)
                .and()
                .step("prepare_data")
                .writes(expected);
    }

    @Test
    void boundaryValuesAreThoseOfTheCase() {
        for (Task task : Task.values()) {
            Map<String, ExpectedValue> expected = CASE.values("compile_plans", variant(task, false), "boundary_values");
            Results results = Driver.of(Loading.class, FeatureLogic.class)
                    .request(expected.keySet().toArray(String[]::new))
                    .param("dataFile", DATA)
                    .execute();
            expected.forEach(
                    (node, value) -> value.assertMatches(results.asMap().get(node)));
        }
    }

    @Test
    void onlyWhatIsNeededIsInThePlan() {
        assertThat(CLASSIFICATION)
                .step("prepare_data")
                .contains("rawData", "ageZeroMeanUnitVariance", "ageZeroMeanUnitVariance.raw", "hasPet.check.oneOf")
                .containsNot("seasonsEncoded", "dayOfWeekEncoded");
    }

    private static Pipeline prepareWith(Pipeline pipeline, String... more) {
        return pipeline.toBuilder()
                .step(
                        "prepare_data",
                        s -> s.modules(Loading.class, FeatureLogic.class).nodes(more))
                .build();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyGroupingGivesTheSameDigests(Task task, boolean development) {
        Pipeline twoSteps = Absenteeism.pipeline().with("task", task).with("developmentFlag", development);
        assertThat(twoSteps).sameDigests(PARAMS, Grouping.single(), Grouping.perNode());
        assertThat(prepareWith(twoSteps, "target")).sameDigests(PARAMS, Grouping.single());
        assertThat(prepareWith(twoSteps, "featureMatrix", "validationMask")).sameDigests(PARAMS, Grouping.single());
    }

    @Test
    void requestedValuesOfARunAreThoseOfTheCase() {
        for (Task task : Task.values()) {
            Map<String, ExpectedValue> expected = CASE.values("compile_plans", variant(task, false), "outputs");
            try (var store = Stores.memory()) {
                Run run = Runner.local(store).run(Absenteeism.pipeline().with("task", task), PARAMS);
                Map<String, @Nullable Object> results = run.results().asMap();
                assertThat(results.keySet()).containsExactly("modelResults", "valPredictionsTable");
                results.forEach((node, value) -> expected.get(node).assertMatches(value, TOLERANCE));
            }
        }
    }

    @Test
    void movingTheTargetChangesTheBoundary() {
        assertThat(prepareWith(CLASSIFICATION, "target"))
                .step("train_and_evaluate")
                .reads("ageZeroMeanUnitVariance", "hasChildren", "hasPet", "id", "isSummer", "serviceTime", "target");
    }

    @Test
    void splitWithoutItsMatrixIsACycle() {
        assertThat(prepareWith(CLASSIFICATION, "target", "split"))
                .hasOnlyProblem("Grouping/Cycle", "featureMatrix → split leaves step 'prepare_data' and returns to it");
    }

    @Test
    void onePerModuleIsACycle() {
        assertThat(CLASSIFICATION.grouped(Grouping.perModule()))
                .hasOnlyProblem(
                        "Grouping/Cycle",
                        "featureMatrix → split → xTrain → standardizer leaves step 'classification' and returns to it");
    }

    @Test
    void withoutATaskTheConfigurationIsAskedFor() {
        assertThat(Absenteeism.pipeline())
                .hasOnlyProblem(
                        "Config/Missing",
                        "give it with --config task=… or .with(\"task\", …); it may be BINARY_CLASSIFICATION or"
                                + " CONTINUOUS_REGRESSION");
    }

    /** The table of docs/node-counts.md, which says why there are fewer than Hamilton's 106. */
    @Test
    void generatedNodesAreCounted() {
        Dataflow dataflow = Driver.of(Loading.class, FeatureLogic.class).dataflow();
        Map<String, Long> counts = dataflow.nodes().stream()
                .collect(Collectors.groupingBy(AbsenteeismTest::kind, TreeMap::new, Collectors.counting()));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "columns", 21L, "loader", 1L, "encodings", 2L, "raw", 16L, "checks", 18L, "checked", 16L));
    }

    private static String kind(Dataflow.Node node) {
        if (node.name().endsWith(".raw")) {
            return "raw";
        }
        if (node.name().contains(".check.")) {
            return "checks";
        }
        if (node.name().equals("rawData")) {
            return "loader";
        }
        if (node.name().endsWith("Encoded")) {
            return "encodings";
        }
        return node.unit().equals("rawData") ? "columns" : "checked";
    }

    private static String variant(Task task, boolean development) {
        return task.name().toLowerCase(Locale.ROOT) + (development ? "__dev" : "__full");
    }
}
