package dev.icosian.temporal.server;

import dev.icosian.ArtifactStore;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.temporal.history.ParentRun;
import dev.icosian.temporal.internal.connect.Configured;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import dev.icosian.temporal.program.Shapes;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in this process, which starts at once; it cannot be killed. */
final class InsideWorker implements AutoCloseable {
    private static final int CONCURRENCY = 4;

    private final ArtifactStore store;
    private final Connection connection;
    private final WorkerFactory factory;

    private InsideWorker(ArtifactStore store, Connection connection, WorkerFactory factory) {
        this.store = store;
        this.connection = connection;
        this.factory = factory;
    }

    /** Works on the queue of a shape, or on those that are given. */
    static InsideWorker of(RealServer server, Path store, String shape, String... queues) {
        Connection connection = Connection.to(Configured.load(server.environment()));
        ArtifactStore open = ArtifactStore.at(store.toUri().toString());
        LocalSettings settings = LocalSettings.of(open, Compiler::compile);
        WorkedRuns runs = new WorkedRuns(settings, List.of(Shapes.named(shape)), null);
        Attempts attempts = new Attempts(new Listeners(List.of()), true, Duration.ofSeconds(5));
        return new InsideWorker(
                open,
                connection,
                Workers.start(
                        connection.client(),
                        queues.length == 0 ? List.of(Submission.queue(shape)) : List.of(queues),
                        new PlanActivities(runs, attempts),
                        Workers.Kind.ending(CONCURRENCY)));
    }

    /** Works on a queue that only has workflows which have pipelines as children. */
    static InsideWorker parents(RealServer server, String queue) {
        Connection connection = Connection.to(Configured.load(server.environment()));
        WorkerFactory factory = WorkerFactory.newInstance(connection.client());
        factory.newWorker(queue).registerWorkflowImplementationTypes(ParentRun.class);
        factory.start();
        return new InsideWorker(ArtifactStore.at("memory:parents"), connection, factory);
    }

    WorkflowClient client() {
        return connection.client();
    }

    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(10, TimeUnit.SECONDS);
        factory.shutdownNow();
        factory.awaitTermination(5, TimeUnit.SECONDS);
        connection.close();
        store.close();
    }
}
