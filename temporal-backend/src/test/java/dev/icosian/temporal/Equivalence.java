package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import absenteeism.Absenteeism;
import absenteeism.Task;
import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.program.Shapes;
import duedate.DueDate;
import forecast.Forecast;
import helloworld.HelloWorld;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples, and random dataflows in random groupings, have the digests of a local run on whichever server. All of
 * them run at the same time, by one worker.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Equivalence {
    private static final int RANDOM = Boolean.getBoolean("full") ? 60 : 20;
    private static final String RUN = "same";
    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    private WorkerHere worker;
    private final Map<String, WorkflowStub> started = new TreeMap<>();

    /** Returns a connection to the server. */
    protected abstract Connection connect() throws Exception;

    /** A run of a pipeline. */
    record Case(Pipeline pipeline, Map<String, Object> params) {
        @Override
        public String toString() {
            return pipeline.name();
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                new Case(HelloWorld.pipeline(), Map.of()),
                new Case(DueDate.pipeline(), Map.of("startDate", LocalDate.of(2026, 2, 3))),
                new Case(
                        Absenteeism.pipeline().with("task", Task.BINARY_CLASSIFICATION),
                        Map.of(
                                "dataFile",
                                EXAMPLES.resolve("absenteeism/acceptance/03_11_absenteeism/absenteeism_at_work.csv"))),
                new Case(
                        Forecast.twoSteps(),
                        Map.of("dataFile", EXAMPLES.resolve("forecast/data/actuals.csv"), "resamples", 100)),
                new Case(Shapes.named("layers_4_5"), Map.of()),
                new Case(Shapes.named("fan_30"), Map.of()),
                new Case(Shapes.named("big"), Map.of())));
        for (int seed = 0; seed < RANDOM; seed++) {
            cases.add(new Case(Shapes.named("random_" + seed), Map.of("seed", seed)));
        }
        return cases;
    }

    @BeforeAll
    void startAll() throws Exception {
        worker = new WorkerHere(
                connect(), folder, cases().stream().map(Case::pipeline).toList());
        for (Case one : cases()) {
            started.put(one.toString(), worker.start(one.pipeline(), RUN, one.params(), input -> input));
        }
    }

    @AfterAll
    void stop() {
        if (worker != null) {
            worker.close();
        }
    }

    static Stream<Case> runs() {
        return cases().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void digestsAreThoseOfALocalRun(Case one) throws Exception {
        started.get(one.toString()).getResult(2, TimeUnit.MINUTES, Void.class);
        assertThat(worker.digests(one.toString(), RUN)).isNotEmpty().isEqualTo(local(one.pipeline(), one.params()));
    }

    private static Map<String, String> local(Pipeline pipeline, Map<String, Object> params) throws Exception {
        Path here = folder.resolve("local");
        try (ArtifactStore store =
                ArtifactStore.at(here.resolve("store").toUri().toString())) {
            new LocalRunner(LocalSettings.of(store, Compiler::compile).withFound())
                    .run(
                            pipeline,
                            GivenParams.ofValues(params),
                            RunOptions.newRun().withRunId(RUN).relativeTo(here));
        }
        return Digests.stored(here.resolve("store"), pipeline.name(), RUN);
    }
}
