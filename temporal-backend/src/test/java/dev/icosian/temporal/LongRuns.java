package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.wire.Packing;
import dev.icosian.temporal.internal.wire.PlanForm;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.program.Shapes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are too long for one history, or whose plan is too large for an input: on whichever server. */
public abstract class LongRuns {
    private static final int ACTIVITIES = 7;

    @TempDir
    private Path folder;

    /** Returns a connection to the server. */
    protected abstract Connection connect() throws Exception;

    static List<Arguments> forms() {
        Function<RunInput, PlanForm> plain = input -> new PlanForm(Objects.requireNonNull(input.steps()), null);
        Function<RunInput, PlanForm> packed =
                input -> new PlanForm(null, Packing.pack(Objects.requireNonNull(input.steps())));
        Function<RunInput, PlanForm> byDigest = input -> PlanForm.BY_DIGEST;
        return List.of(
                Arguments.of("plain", plain, 0),
                Arguments.of("packed", packed, 0),
                Arguments.of("by digest", byDigest, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void runThatContinuesAsNewHasTheDigestsOfALocalOne(
            String name, Function<RunInput, PlanForm> form, int activitiesForThePlan) throws Exception {
        Pipeline pipeline = Shapes.named("layers_6_5");
        UnaryOperator<RunInput> change = input -> input.with(form.apply(input)).renewedAfter(ACTIVITIES);
        Path log = folder.resolve("log");
        try (WorkerHere worker = new WorkerHere(connect(), folder, List.of(pipeline))) {
            WorkflowStub stub = worker.start(pipeline, name.replace(' ', '_'), Map.of("log", log.toString()), change);
            stub.getResult(Void.class);

            assertThat(worker.digests(pipeline.name(), name.replace(' ', '_')))
                    .isEqualTo(Digests.local(pipeline, Map.of()));
            List<List<HistoryEvent>> executions = worker.executions(stub);
            // 31 steps, each once, in executions of 7 activities; the first one also records the run.
            assertThat(executions).hasSize(5);
            assertThat(Files.readAllLines(log))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 31).mapToObj(i -> "n" + i).toList());
            for (int i = 0; i < executions.size(); i++) {
                List<HistoryEvent> events = executions.get(i);
                long steps = i == executions.size() - 1 ? 31 - 4 * ACTIVITIES : ACTIVITIES;
                assertThat(WorkerHere.count(events, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
                        .isEqualTo(steps + activitiesForThePlan + (i == 0 ? 1 : 0))
                        .as("nothing runs when an execution ends")
                        .isEqualTo(WorkerHere.count(events, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED));
            }
        }
    }
}
