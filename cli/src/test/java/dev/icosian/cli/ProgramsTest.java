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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the API was designed for, compiled as users do, with warnings as errors; and what they give. */
final class ProgramsTest {
    private static final Path SOURCES = Path.of("src/test/resources/programs");

    @TempDir
    static Path folder;

    private static ClassLoader programs;

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = SOURCES.relativize(file).toString();
                sources.put(name.substring(0, name.length() - ".java".length()).replace('/', '.'), text(file));
            });
        }
        assertThat(sources).hasSize(14);
        programs = CompiledSources.compile(
                folder, sources, List.of("-parameters", "--release", "17", "-Xlint:all,-processing", "-Werror"));
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
                .containsExactly("spendLag3.raw", "spendLag3.check.range", "spendLag3");
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
    void pipelineIsAValueThatARegionChanges() throws Exception {
        programs.loadClass("regions.PerRegion").getMethod("main", String[].class);
        Pipeline uk =
                pipeline("forecast.Forecast", "twoSteps").with("region", "UK").renamed("forecast_uk");
        assertThat(uk.plan().pipeline()).isEqualTo("forecast_uk");
        assertThat(uk.plan().config()).containsEntry("region", "\"UK\"");
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
        assertThat(problems(Pipeline::plan, graceful))
                .isNotEmpty()
                .allMatch(problem -> problem.code().endsWith("/NotSupported"), "not supported");
        assertThat(problems(Pipeline::plan, pipeline("subdags.Regions", "pipeline")))
                .isNotEmpty()
                .allMatch(problem -> problem.code().endsWith("/NotSupported"), "not supported");
    }

    private static Pipeline pipeline(String type, String method) throws ReflectiveOperationException {
        return (Pipeline) programs.loadClass(type).getMethod(method).invoke(null);
    }

    private static List<String> steps(Pipeline pipeline) {
        return pipeline.plan().steps().stream().map(Plan.StepPlan::name).toList();
    }

    private static List<Problem> problems(Consumer<Pipeline> use, Pipeline pipeline) {
        return catchThrowableOfType(PipelineException.class, () -> use.accept(pipeline))
                .problems();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
