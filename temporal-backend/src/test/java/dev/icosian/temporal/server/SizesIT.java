package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.Digests;
import dev.icosian.temporal.program.Shapes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans that are wider than what may run at a time; in the long form, longer than a history takes, too. */
final class SizesIT {
    @TempDir
    private Path folder;

    static Stream<String> shapes() {
        return Boolean.getBoolean("full")
                ? Stream.of("layers_25_20", "layers_60_50", "fan_2500")
                : Stream.of("layers_25_20", "fan_400");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void largePlanRunsAndIsReused(String shape) throws Exception {
        RealServer server = RealServer.shared();
        CommandLine program = new CommandLine(Shapes.named(shape), folder, server.environment());
        String store = folder.resolve("store").toString();
        try (Forked worker = Forked.worker(server, folder, shape, "--concurrency", "16")) {
            Done done = program.run("submit", "--store", store, "--shared-files", "--run", "one", "--wait");
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(Digests.stored(Path.of(store), shape, "one"))
                    .isEqualTo(Digests.local(Shapes.named(shape), Map.of()));
            long start = System.nanoTime();
            Done again = program.run("submit", "--store", store, "--shared-files", "--run", "two", "--wait");
            assertThat(again.exit()).as(again.err()).isZero();
            List<String> events = Histories.types(server.cli("workflow", "show", "-w", shape + "/two", "-o", "json"));
            System.out.println(shape + ": a reused run has " + events.size() + " events and takes "
                    + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(events)
                    .containsExactly(
                            "WORKFLOW_EXECUTION_STARTED",
                            "WORKFLOW_TASK_SCHEDULED",
                            "WORKFLOW_TASK_STARTED",
                            "WORKFLOW_TASK_COMPLETED",
                            "ACTIVITY_TASK_SCHEDULED",
                            "ACTIVITY_TASK_STARTED",
                            "ACTIVITY_TASK_COMPLETED",
                            "WORKFLOW_TASK_SCHEDULED",
                            "WORKFLOW_TASK_STARTED",
                            "WORKFLOW_TASK_COMPLETED",
                            "WORKFLOW_EXECUTION_COMPLETED");
            assertThat(worker.isAlive()).isTrue();
        }
    }
}
