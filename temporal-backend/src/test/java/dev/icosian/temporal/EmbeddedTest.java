package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.StepOutcome;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import forecast.Features;
import forecast.Forecast;
import forecast.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on the server in this process has the results of a local one. */
final class EmbeddedTest {
    private static final Path DATA =
            Path.of("../examples/forecast/data/actuals.csv").toAbsolutePath().normalize();

    /** The example without its back test, which computes for a long time. */
    private static List<Pipeline> pipelines() {
        Pipeline one = Pipeline.named("forecast")
                .modules(Features.class, Training.class)
                .config(Forecast.Config.class)
                .params(Forecast.Params.class)
                .outputs("forecast")
                .build();
        Pipeline two = one.toBuilder()
                .step("prepare", s -> s.upstreamOf("dataSet", "weights"))
                .step("train", s -> s.rest().attempts(3))
                .build();
        return List.of(one, two);
    }

    @Test
    void digestsOfForecastAreThoseOfALocalRun(@TempDir Path folder) throws Exception {
        int count = 0;
        for (Pipeline pipeline : pipelines()) {
            Map<String, Object> params = Map.of("dataFile", DATA);
            Map<String, String> local;
            try (ArtifactStore store = ArtifactStore.at("memory:local")) {
                local = digests(Runner.local(store).run(pipeline, params));
            }
            try (ArtifactStore store = ArtifactStore.at(
                    folder.resolve(String.valueOf(count++)).toUri().toString())) {
                Run run = new TemporalTarget(Map.of("HOME", folder.toString()))
                        .run(new TestContext(pipeline, store, params));
                assertThat(run.succeeded()).isTrue();
                assertThat(digests(run)).isEqualTo(local).isNotEmpty();
            }
        }
    }

    private static Map<String, String> digests(Run run) {
        Map<String, String> digests = new TreeMap<>();
        for (StepOutcome outcome : run.steps()) {
            digests.putAll(outcome.digests());
        }
        return digests;
    }
}
