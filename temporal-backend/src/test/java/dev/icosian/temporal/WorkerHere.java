package dev.icosian.temporal;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.interpret.PlanWorkflow;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A worker of many pipelines in this process, on whichever server, and runs whose input a test may change. */
public final class WorkerHere implements AutoCloseable {
    private static final int CONCURRENCY = 8;

    private final Connection connection;
    private final Path folder;
    private final String queue = "here-" + UUID.randomUUID();
    private final ArtifactStore store;
    private final WorkerFactory factory;

    /**
     * Starts it.
     *
     * @param connection closed with the worker
     * @param folder of the store, and from which relative paths count
     */
    public WorkerHere(Connection connection, Path folder, List<Pipeline> pipelines) {
        this(connection, folder, pipelines, Map.of());
    }

    /** As {@link #WorkerHere(Connection, Path, List)}, with what functions get from outside, by name. */
    public WorkerHere(Connection connection, Path folder, List<Pipeline> pipelines, Map<String, Object> resources) {
        this(PlanWorkflow.class, connection, folder, pipelines, resources);
    }

    private WorkerHere(
            Class<? extends DynamicWorkflow> workflow,
            Connection connection,
            Path folder,
            List<Pipeline> pipelines,
            Map<String, Object> resources) {
        this.connection = connection;
        this.folder = folder;
        this.store = ArtifactStore.at(folder.resolve("store").toUri().toString());
        LocalSettings settings =
                LocalSettings.of(store, Compiler::compile).withFound().recordedAs("temporal");
        for (Map.Entry<String, Object> resource : resources.entrySet()) {
            settings = settings.supply(resource.getKey(), resource.getValue());
        }
        this.factory = WorkerFactory.newInstance(connection.client());
        Worker worker = factory.newWorker(queue, Workers.options(Workers.Kind.ending(CONCURRENCY)));
        worker.registerWorkflowImplementationTypes(workflow);
        worker.registerActivitiesImplementations(new PlanActivities(
                new WorkedRuns(settings, pipelines, folder),
                new Attempts(new Listeners(settings.listeners()), true, settings.grace())));
        factory.start();
    }

    /** Starts one whose workflow is another one, with the same activities. */
    public static WorkerHere interpretingBy(
            Class<? extends DynamicWorkflow> workflow, Connection connection, Path folder, List<Pipeline> pipelines) {
        return new WorkerHere(workflow, connection, folder, pipelines, Map.of());
    }

    /** Starts a run with these params. */
    public WorkflowStub start(
            Pipeline pipeline, String runId, Map<String, Object> params, UnaryOperator<RunInput> change) {
        Compilation compilation = Compiler.compile(pipeline);
        Submission submission = new Submission(
                compilation,
                ParamResolver.resolve(pipeline.name(), compilation.dataflow().params(), GivenParams.ofValues(params))
                        .trees(),
                store.uri().toString(),
                queue,
                false,
                false,
                Limits.DEFAULT_PARALLEL,
                Set.of(),
                List.of(),
                false);
        WorkflowStub stub = connection
                .client()
                .newUntypedWorkflowStub(
                        pipeline.name(), submission.options(runId).build());
        stub.start(change.apply(submission.input()));
        return stub;
    }

    /** Returns where the runs leave their results. */
    public ArtifactStore store() {
        return store;
    }

    /** Returns the digests of a run that has ended. */
    public Map<String, String> digests(String pipeline, String runId) throws IOException {
        return Digests.stored(folder.resolve("store"), pipeline, runId);
    }

    /** Returns the histories of a run's executions, each of which continued the one before. */
    public List<List<HistoryEvent>> executions(WorkflowStub first) {
        List<List<HistoryEvent>> executions = new ArrayList<>();
        WorkflowExecution execution = first.getExecution();
        String next = execution.getRunId();
        while (!next.isEmpty()) {
            List<HistoryEvent> events = connection
                    .client()
                    .fetchHistory(execution.getWorkflowId(), next)
                    .getEvents();
            executions.add(events);
            next = events.get(events.size() - 1)
                    .getWorkflowExecutionContinuedAsNewEventAttributes()
                    .getNewExecutionRunId();
        }
        return executions;
    }

    /** Returns how many events of a kind there are. */
    public static long count(List<HistoryEvent> events, EventType type) {
        return events.stream().filter(event -> event.getEventType() == type).count();
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
        connection.close();
        store.close();
    }
}
