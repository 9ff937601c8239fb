package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.test.CompiledSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that the API was designed for, compiled as users do, with warnings as errors; and what they give. */
final class ProgramsTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src/test/resources/programs"), Path.of("../examples/absenteeism/src/main/java"));

    @TempDir
    static Path classes;

    private static ClassLoader programs;

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    String name = folder.relativize(file).toString();
                    sources.put(
                            name.substring(0, name.length() - ".java".length()).replace('/', '.'), text(file));
                });
            }
        }
        assertThat(sources.keySet())
                .extracting(name -> name.substring(0, name.indexOf('.')))
                .contains("absenteeism", "forecast", "fromdata", "graceful", "nightly", "pipes", "regions", "service")
                .contains("subdags", "tests");
        programs = CompiledSources.compile(
                classes, sources, List.of("-parameters", "--release", "17", "-Xlint:all,-processing", "-Werror"));
        programs.setDefaultAssertionStatus(true);
    }

    @Test
    void serviceAnswersARequestByAFunction() throws Exception {
        Class<?> controller = programs.loadClass("service.PriceController");
        Class<?> request = programs.loadClass("service.PriceController$Request");
        Object asked = request.getConstructor(String.class, double.class).newInstance("gold", 200.0);
        Object answer = controller
                .getMethod("post", request)
                .invoke(controller.getConstructor().newInstance(), asked);
        assertThat(answer).hasToString("Response[price=180.0, discount=0.1]");
    }

    @Test
    void graphMadeFromDataIsCheckedAndComputed() throws Exception {
        Pipeline lags = (Pipeline) programs.loadClass("fromdata.Lags")
                .getMethod("pipeline", int.class)
                .invoke(null, 3);
        assertThat(lags.plan().steps().get(0).nodes())
                .extracting(Plan.NodePlan::name)
                .containsExactly("spendLag3", "spendLag3.check.range", "spendLag3.raw");
        Results results = Driver.of(lags)
                .request("spendLag3")
                .param("spend", new double[] {1, 2})
                .execute();
        assertThat(results.get("spendLag3", double[].class)).containsExactly(1, 2);
    }

    @Test
    void forecastIsOneStepOrTwoWithTheDataSetBetween() throws Exception {
        assertThat(steps(pipeline("forecast.Forecast", "pipeline"))).containsExactly("all");
        Pipeline twoSteps = pipeline("forecast.Forecast", "twoSteps");
        assertThat(steps(twoSteps)).containsExactly("prepare", "train");
        assertThat(twoSteps.plan().steps().get(0).outputs())
                .extracting(Plan.Output::node)
                .containsExactly("dataSet");
        Results results = Driver.of(twoSteps)
                .request("forecast")
                .param("from", LocalDate.of(2025, 1, 6))
                .param("to", LocalDate.of(2025, 3, 3))
                .param("cutOff", 6)
                .param("features", List.of("spendB"))
                .execute();
        assertThat(results.get("forecast", double[].class)).hasSize(2).containsExactly(11, 11 + 1 / 6.0);
    }

    @Test
    void pipelinesOfAJarAreAPipelineWithOtherValues() throws Exception {
        programs.loadClass("regions.PerRegion").getMethod("main", String[].class);
        Pipeline uk =
                pipeline("forecast.Forecast", "twoSteps").with("region", "UK").renamed("forecast_uk");
        assertThat(uk.plan().pipeline()).isEqualTo("forecast_uk");
        assertThat(uk.plan().config()).containsEntry("region", "UK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "functionIsPlainJava",
                "acquisitionCostFromGivenColumns",
                "boundaryIsDerived",
                "splitWithoutItsMatrixIsACycle"
            })
    void testsOfUsersPass(String name) throws Exception {
        Class<?> tests = programs.loadClass("tests.ForecastTest");
        Constructor<?> constructor = tests.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method test = tests.getDeclaredMethod(name);
        test.setAccessible(true);
        assertThat(test.invoke(constructor.newInstance())).isNull();
    }

    @Test
    void ofTwoFormsTheOneWithoutGeneratedNodesRuns() throws Exception {
        Results results = Driver.of(programs.loadClass("pipes.PlainPipes"))
                .request("data2")
                .param("rawData2", new double[] {3, Double.NaN, 1})
                .param("data3", new double[] {2})
                .execute();
        assertThat(results.get("data2", double[].class)).containsExactly(1, 2, 3);
    }

    @Test
    void nightlyRunsAreDeclaredWithAllThatComesFromOutside() throws Exception {
        Plan plan = pipeline("nightly.Nightly", "pipeline").plan();
        assertThat(plan.steps())
                .extracting(step -> step.name() + " writes "
                        + step.outputs().stream().map(Plan.Output::node).toList())
                .containsExactly("extract writes [amount, exchangeRates]", "report writes [dailyRevenue]");
        assertThat(plan.toJson())
                .contains("{\"from\":\"secret\",\"name\":\"dbPassword\"}")
                .contains("\"template\":\"{lake}/fx/dt={day}/rates.parquet\"")
                .contains("\"to\":\"jdbc:daily_revenue/day={day}\"")
                .contains(
                        "\"schedule\":{\"after\":null,\"catchUp\":false,\"cron\":\"0 6 * * *\",\"dates\":{\"day\":-1},"
                                + "\"from\":\"2026-01-01\",\"maxActiveRuns\":1,\"zone\":\"Europe/Berlin\"}");
    }

    /** They compile, and say what is missing. */
    @Test
    void whatIsNotSupportedYetSaysSo() throws Exception {
        Pipeline graceful = Pipeline.named("graceful")
                .modules(programs.loadClass("graceful.Graceful"))
                .param("samples")
                .param("funcs")
                .outputs("finalCollect")
                .build();
        Pipeline pipes = Pipeline.named("pipes")
                .modules(programs.loadClass("pipes.Pipes"))
                .outputs("featA")
                .build();
        assertThat(notSupported(graceful))
                .containsExactly(
                        "@ForEach on 'splitToGroups' is not supported yet",
                        "@ItemFailure on 'modelFit' is not supported yet",
                        "@Collect on parameter 'gatherMetrics' of 'finalCollect' is not supported yet");
        assertThat(notSupported(pipes))
                .containsExactly("@Then on 'data1' is not supported yet", "@Then on 'data2' is not supported yet");
        assertThat(notSupported(pipeline("subdags.Regions", "pipeline")))
                .contains(
                        "subdag(\"dayUniqueUsersCA\", …) is not supported by this version yet",
                        "@Subdag 'dailyUniqueUsersCa' on class subdags.Regions is not supported yet");
    }

    private static Pipeline pipeline(String type, String method) throws ReflectiveOperationException {
        return (Pipeline) programs.loadClass(type).getMethod(method).invoke(null);
    }

    private static List<String> steps(Pipeline pipeline) {
        return pipeline.plan().steps().stream().map(Plan.StepPlan::name).toList();
    }

    private static List<String> notSupported(Pipeline pipeline) {
        List<Problem> problems =
                catchThrowableOfType(PipelineException.class, pipeline::plan).problems();
        return problems.stream()
                .filter(problem -> problem.code().endsWith("/NotSupported"))
                .map(Problem::message)
                .distinct()
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
