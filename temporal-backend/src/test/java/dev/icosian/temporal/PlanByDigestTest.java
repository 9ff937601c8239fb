package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.compiler.Compiler;
import dev.icosian.temporal.history.Replaying;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Starting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.program.Functions;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.worker.WorkerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A plan that is too large for the input of a run, even compressed, is put into the store, and fetched from there by its
 * digest, in parts.
 */
final class PlanByDigestTest {
    private static final int STEPS = 14_000;
    private static final int LONG_NAME = 97;

    /** Names that nothing can compress. */
    private static Pipeline pipeline(int attempts) {
        SplittableRandom random = new SplittableRandom(1);
        List<NodeSpec> nodes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            StringBuilder name = new StringBuilder("n");
            for (int j = 0; j < LONG_NAME; j++) {
                name.append(Character.forDigit(random.nextInt(36), 36));
            }
            names.add(name.toString());
            nodes.add(NodeSpec.of(name.toString(), Functions.class, "leaf").bind("place", Binding.literal(i)));
        }
        return Pipeline.named("large")
                .nodes(Nodes.of(nodes))
                .param("seed", 1)
                .param("rules", "all fails")
                .param("log", "")
                .outputs(names.toArray(String[]::new))
                .defaults(step -> step.attempts(attempts))
                .build()
                .grouped(Grouping.perNode());
    }

    /** Policies are no part of the shape, so that the worker's own plan would do, and have another digest. */
    @Test
    void largePlanIsFetchedInPartsFromTheStore() {
        Pipeline pipeline = pipeline(1);
        Submission submission = new Submission(
                Compiler.compile(pipeline), Map.of(), "", "q", false, false, 1, Set.of(), List.of(), false);
        RunInput input = submission.input();
        assertThat(input.steps()).isNull();
        assertThat(input.packed()).isNull();
        try (ArtifactStore store = ArtifactStore.at("memory:large");
                Connection connection = Connection.embedded()) {
            WorkerFactory factory = WorkerFactory.newInstance(connection.client());
            submission.keepPlan(store);
            IcosianWorkers.of(store).pipeline(pipeline(4)).register(factory.newWorker("q"));
            factory.start();
            WorkflowStub stub = Starting.start(connection.client(), submission, "r", Map.of());
            // The first step fails, so that the others need not run.
            assertThatThrownBy(() -> stub.getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);
            WorkflowExecutionHistory history = connection.client().fetchHistory("large/r");
            assertThat(history.getEvents().stream()
                            .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                            .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                            .filter(event -> event.getActivityType().getName().startsWith("n"))
                            .map(event -> event.getRetryPolicy().getMaximumAttempts()))
                    .containsExactly(1);
            List<String> activities = Replaying.scheduled(history).stream()
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
            factory.shutdownNow();
            assertThat(activities)
                    .startsWith("icosian.plan", "icosian.plan", "icosian.plan", "icosian.begin")
                    .contains("icosian.end");
        }
    }
}
