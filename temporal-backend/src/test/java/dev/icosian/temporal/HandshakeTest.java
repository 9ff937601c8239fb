package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.compiler.Compiler;
import dev.icosian.temporal.internal.connect.Starting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.program.Shapes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose workers have another plan wait for ten minutes, here of a clock that jumps, and fail then for good. */
final class HandshakeTest {
    @TempDir
    private Path folder;

    private TestWorkflowEnvironment server;
    private ArtifactStore store;

    @BeforeEach
    void start() {
        server = TestWorkflowEnvironment.newInstance();
        store = ArtifactStore.at(folder.resolve("store").toUri().toString());
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private void worker(String queue, Pipeline pipeline) {
        IcosianWorkers.of(store).pipeline(pipeline).register(server.newWorker(queue));
    }

    private WorkflowStub submit(String shape, String queue) {
        Submission submission = new Submission(
                Compiler.compile(Shapes.named(shape)),
                Map.of(),
                "",
                queue,
                false,
                false,
                10,
                Set.of(),
                List.of(),
                false);
        return Starting.start(server.getWorkflowClient(), submission, "h", Map.of());
    }

    private static ApplicationFailure failure(WorkflowStub stub) {
        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> stub.getResult(Void.class));
        return (ApplicationFailure) failed.getCause();
    }

    private WorkflowExecutionHistory history(String shape) {
        return server.getWorkflowClient().fetchHistory(shape + "/h");
    }

    private static long count(WorkflowExecutionHistory history, EventType type) {
        return history.getEvents().stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }

    private static Duration time(WorkflowExecutionHistory history) {
        long first = history.getEvents().get(0).getEventTime().getSeconds();
        return Duration.ofSeconds(history.getLastEvent().getEventTime().getSeconds() - first);
    }

    @Test
    void runWhosePlanNoWorkerHasFailsAfterTenMinutes() {
        worker("q", Shapes.named("chain_2").renamed("other"));
        server.start();

        ApplicationFailure failure = failure(submit("chain_2", "q"));

        assertThat(failure.getType()).isEqualTo("Plan/ShapeDiffers");
        assertThat(failure.getOriginalMessage())
                .isEqualTo("the worker's program has no pipeline 'chain_2'; it has other");
        WorkflowExecutionHistory history = history("chain_2");
        assertThat(time(history)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        // One each 15 seconds.
        assertThat(count(history, EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(40);
    }

    @Test
    void runOfAnotherShapeFailsAfterTenMinutes() {
        worker("q", Shapes.named("chain_3").renamed("chain_2"));
        server.start();

        ApplicationFailure failure = failure(submit("chain_2", "q"));

        assertThat(failure.getType()).isEqualTo("Plan/ShapeDiffers");
        assertThat(failure.getOriginalMessage())
                .startsWith("the plan of pipeline 'chain_2' has shape sha256:")
                .contains(" on this worker, and the run has sha256:");
        assertThat(time(history("chain_2"))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void stepWhoseWorkersHaveAnotherPlanFailsAfterTenMinutesWithoutUsingUpItsAttempts() throws Exception {
        worker("q", Shapes.named("apart"));
        worker("apart-there", Shapes.named("chain_2"));
        server.start();

        ApplicationFailure failure = failure(submit("apart", "q"));

        assertThat(failure.getType()).isEqualTo("Plan/ShapeDiffers");
        WorkflowExecutionHistory history = history("apart");
        assertThat(time(history)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(count(history, EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(40);
        // The other step is done, and counts for whatever goes on with the run.
        assertThat(Digests.stored(folder.resolve("store"), "apart", "h")).containsOnlyKeys("n0");
    }
}
