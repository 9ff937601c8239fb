package dev.icosian.temporal.internal.connect;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client with what is behind it. Thread safe. */
public final class Connection implements AutoCloseable {
    /** A JVM that has just started on a busy machine is slow to answer itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long FIRST_ANSWER_SECONDS = 15;

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final TestServer.@Nullable InProcessTestServer server;
    private final String shown;

    private Connection(
            WorkflowServiceStubs stubs,
            WorkflowClient client,
            TestServer.@Nullable InProcessTestServer server,
            String shown) {
        this.stubs = stubs;
        this.client = client;
        this.server = server;
        this.shown = shown;
    }

    /** Starts a server in this process, which listens on no port and keeps nothing. */
    public static Connection embedded() {
        return embedded(SdkOptions.unchanged());
    }

    /** As {@link #embedded()}, with what a program changes. */
    public static Connection embedded(SdkOptions changed) {
        TestServer.InProcessTestServer server = TestServer.createServer(true);
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(changed.connection(WorkflowServiceStubsOptions.newBuilder()
                        .setChannel(server.getChannel())
                        .setRpcTimeout(PATIENCE)));
        WorkflowClientOptions options = changed.client(WorkflowClientOptions.newBuilder(), "default");
        return new Connection(stubs, WorkflowClient.newInstance(stubs, options), server, "this process");
    }

    /**
     * Connects to a configured server.
     *
     * @throws PipelineException if there is none, or it has not the namespace
     */
    public static Connection to(Configured configured) {
        return to(configured, SdkOptions.unchanged());
    }

    /** As {@link #to(Configured)}, with what a program changes. */
    public static Connection to(Configured configured, SdkOptions changed) {
        WorkflowServiceStubsOptions options = changed.connection(
                WorkflowServiceStubsOptions.newBuilder(configured.profile().toWorkflowServiceStubsOptions())
                        .setRpcTimeout(PATIENCE));
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options);
        WorkflowClientOptions clientOptions = changed.client(
                WorkflowClientOptions.newBuilder(configured.profile().toWorkflowClientOptions()),
                configured.namespace());
        Connection connection =
                new Connection(stubs, WorkflowClient.newInstance(stubs, clientOptions), null, configured.shown());
        try {
            connection.check(configured);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private void check(Configured configured) {
        try {
            stubs.blockingStub()
                    .withDeadlineAfter(FIRST_ANSWER_SECONDS, TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(configured.namespace())
                            .build());
        } catch (StatusRuntimeException e) {
            throw new PipelineException(List.of(problem(configured, e.getStatus())), e);
        }
    }

    private static Problem problem(Configured configured, Status status) {
        return switch (status.getCode()) {
            case NOT_FOUND ->
                new Problem(
                        "Temporal/NoNamespace",
                        "the server at " + configured.shown() + " has no namespace '" + configured.namespace() + "'",
                        null,
                        "set TEMPORAL_NAMESPACE to one that it has, or create it:"
                                + " temporal operator namespace create --namespace " + configured.namespace());
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new Problem(
                        "Temporal/NotAllowed",
                        "the server at " + configured.shown() + " does not let us in: " + status.getDescription(),
                        null,
                        "set TEMPORAL_API_KEY or the TEMPORAL_TLS_… variables, as for every Temporal tool");
            default ->
                new Problem(
                        "Temporal/NoServer",
                        "no Temporal server answers at " + configured.shown() + " (" + status.getCode() + ")",
                        null,
                        "start one, for instance with temporal server start-dev, or set TEMPORAL_ADDRESS to the one"
                                + " you have");
        };
    }

    /** Returns the client. */
    public WorkflowClient client() {
        return client;
    }

    /** Returns where the server is, for people. */
    public String shown() {
        return shown;
    }

    /** Returns whether the server is in this process. */
    public boolean isEmbedded() {
        return server != null;
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(1, TimeUnit.SECONDS);
        if (server != null) {
            server.close();
        }
    }
}
