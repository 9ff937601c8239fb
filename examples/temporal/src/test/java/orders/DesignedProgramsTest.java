package orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.temporal.IcosianWorkers;
import dev.icosian.test.CompiledSources;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the API for Temporal was designed for, compiled as users do, with warnings as errors. */
final class DesignedProgramsTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src/test/resources/programs"), Path.of("../../cli/src/test/resources/programs/forecast"));

    @TempDir
    static Path classes;

    private static ClassLoader programs;

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.put(
                                file.getParent().getFileName() + "."
                                        + file.getFileName().toString().replace(".java", ""),
                                text(file)));
            }
        }
        assertThat(sources).containsKeys("temporal.ExistingWorker", "temporal.MonthEndImpl", "forecast.Forecast");
        programs = CompiledSources.compile(
                classes, sources, List.of("-parameters", "--release", "17", "-Xlint:all,-processing", "-Werror"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void workflowHasThePipelineAsAChild() throws Exception {
        Pipeline pipeline = (Pipeline)
                programs.loadClass("forecast.Forecast").getMethod("twoSteps").invoke(null);
        try (ArtifactStore store = Stores.memory();
                TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
            server.newWorker("orders").registerWorkflowImplementationTypes(programs.loadClass("temporal.MonthEndImpl"));
            IcosianWorkers.of(store).pipeline(pipeline).register(server.newWorker("pipelines"));
            server.start();
            WorkflowStub monthEnd = server.getWorkflowClient()
                    .newUntypedWorkflowStub(
                            "MonthEnd",
                            WorkflowOptions.newBuilder().setTaskQueue("orders").build());
            monthEnd.start("2026-03");
            String runId = monthEnd.getResult(String.class);

            assertThat(store.get("runs/forecast/" + runId + "/run.json")).isPresent();
        }
    }

    @Test
    void existingWorkerGetsAsFarAsTheStoreThatIsNotHere() throws Exception {
        Method main = programs.loadClass("temporal.ExistingWorker").getMethod("main", String[].class);
        assertThatThrownBy(() -> main.invoke(null, (Object) new String[0]))
                .cause()
                .hasMessageContaining("s3://lake/icosian");
    }
}
