package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.interpret.PlanWorkflow;
import dev.icosian.temporal.program.Shapes;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs have no versioning behaviour of their own, and workers that would hang them are refused. */
final class VersioningTest {
    @TempDir
    private Path folder;

    @Test
    void runsSayNothingOfVersions() {
        assertThat(new PlanWorkflow().getVersioningBehavior()).isEqualTo(VersioningBehavior.UNSPECIFIED);
    }

    @Test
    void versionThatDoesNotSayWhetherRunsStayIsRefused() {
        try (Connection connection = Connection.embedded();
                ArtifactStore store = ArtifactStore.at("memory:versions")) {
            WorkerDeploymentOptions deployment = WorkerDeploymentOptions.newBuilder()
                    .setUseVersioning(true)
                    .setVersion(new WorkerDeploymentVersion("shop", "1"))
                    .build();
            Worker worker = WorkerFactory.newInstance(connection.client())
                    .newWorker(
                            "q",
                            WorkerOptions.newBuilder()
                                    .setDeploymentOptions(deployment)
                                    .build());
            IcosianWorkers workers = IcosianWorkers.of(store).pipeline(Shapes.named("diamond"));

            assertThatThrownBy(() -> workers.register(worker))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageContaining(
                            "[Temporal/Versioning] the worker of queue 'q' is a version of a deployment, and does not"
                                    + " say whether runs stay with it");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--pinned,              '[Temporal/Versioning] --pinned is of workers that are a version of a deployment'",
        "--deployment shop,     '[Temporal/Versioning] --deployment is of workers that are a version of a deployment'",
        "--build 7,             '[Temporal/Versioning] --build is of workers that are a version of a deployment'",
        "--only some,           '[Usage/NoChoice] --only takes workflows or steps, and ''some'' is neither'"
    })
    void commandRefusesHalfAVersion(String options, String message) {
        String[] words = ("worker --store " + folder.resolve("store") + " " + options).split(" ", -1);
        CommandLine.Done done =
                new CommandLine(List.of(Shapes.named("diamond")), folder, Map.of("HOME", folder.toString())).run(words);

        assertThat(done.err()).contains(message);
        assertThat(done.exit()).isEqualTo(options.startsWith("--only") ? 2 : 78);
    }
}
