package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.compiler.Compiler;
import dev.icosian.temporal.PipelineStub.PlanRef;
import dev.icosian.temporal.PipelineStub.RunRef;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Starting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.program.Shapes;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines in programs that have workers and workflows of their own, on the server in this process. */
public final class PipelineStubTest {
    private static final String QUEUE = "pipelines";

    @TempDir
    private Path folder;

    private final Pipeline pipeline = Shapes.named("diamond");
    private Connection connection;
    private WorkerFactory factory;
    private ArtifactStore store;

    @BeforeEach
    void start() {
        connection = Connection.embedded();
        factory = WorkerFactory.newInstance(connection.client());
        store = ArtifactStore.at(folder.resolve("store").toUri().toString());
    }

    @AfterEach
    void stop() {
        factory.shutdownNow();
        connection.close();
        store.close();
    }

    private IcosianWorkers workers() {
        return IcosianWorkers.of(store).pipeline(pipeline);
    }

    private void awaitEnd(String runId) {
        connection.client().newUntypedWorkflowStub("diamond/" + runId).getResult(Void.class);
    }

    @Test
    void startedRunHasTheDigestsOfALocalOne() throws Exception {
        workers().register(factory.newWorker(QUEUE));
        factory.start();

        String runId = PipelineStub.of(connection.client(), pipeline, QUEUE).start(Map.of("seed", 5));
        awaitEnd(runId);

        assertThat(Digests.stored(folder.resolve("store"), "diamond", runId))
                .isEqualTo(Digests.local(pipeline, Map.of("seed", 5)));
    }

    /** A workflow of the program itself. */
    @WorkflowInterface
    public interface Parent {
        /** Runs a pipeline and says where its results are. */
        @WorkflowMethod
        String report(String digest);
    }

    /** Runs the pipeline as a child. */
    public static final class Reporting implements Parent {
        @Override
        public String report(String digest) {
            PlanRef plan = new PlanRef("diamond", digest, QUEUE);
            RunRef run = PipelineStub.child(plan, Map.of("seed", 7)).get();
            return run.pipeline() + " " + run.runId() + " " + run.store();
        }
    }

    @Test
    void childOfAWorkflowOnAnotherQueue() throws Exception {
        workers().register(factory.newWorker(QUEUE));
        Worker own = factory.newWorker("own");
        own.registerWorkflowImplementationTypes(Reporting.class);
        factory.start();

        Parent parent = connection
                .client()
                .newWorkflowStub(
                        Parent.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("own")
                                .setWorkflowId("parent")
                                .build());
        String[] report =
                parent.report(PlanRef.of(pipeline.plan(), QUEUE).digest()).split(" ", -1);

        assertThat(report[0]).isEqualTo("diamond");
        assertThat(report[2]).isEqualTo(store.uri().toString());
        assertThat(Digests.stored(folder.resolve("store"), "diamond", report[1]))
                .isEqualTo(Digests.local(pipeline, Map.of("seed", 7)));
    }

    /** A dynamic workflow of the program itself. */
    public static final class Any implements DynamicWorkflow {
        @Override
        public Object execute(EncodedValues arguments) {
            return "any";
        }
    }

    @Test
    void workerWithADynamicWorkflowIsRefused() {
        Worker worker = factory.newWorker("busy");
        worker.registerWorkflowImplementationTypes(Any.class);

        assertThatThrownBy(() -> workers().register(worker))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("[Temporal/DynamicTypes] the worker of queue 'busy' cannot take pipelines");
    }

    @Test
    void runThatIsUnderWayIsNotStartedAgain() {
        Submission submission = new Submission(
                Compiler.compile(pipeline), Map.of(), "", QUEUE, false, false, 10, Set.of(), List.of(), false);
        Starting.start(connection.client(), submission, "once", Map.of());

        assertThatThrownBy(() -> Starting.start(connection.client(), submission, "once", Map.of()))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("[Temporal/AlreadyRunning] run 'once' of pipeline 'diamond' is under way");
    }

    @Test
    void pathsOfThisMachineAreRefused() {
        for (String shape : List.of("counted", "counted_here")) {
            PipelineStub stub = PipelineStub.of(connection.client(), Shapes.named(shape), QUEUE);
            assertThatThrownBy(() -> stub.start(Map.of("words", Path.of("words.txt"))))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageContaining("[Target/LocalPath] param 'words' is the path 'words.txt' on this machine,"
                            + " and workers run on any");
        }
    }
}
