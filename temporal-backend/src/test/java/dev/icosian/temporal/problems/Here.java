package dev.icosian.temporal.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.temporal.CommandLine;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server in this process that command lines reach under the usual address. */
final class Here implements AutoCloseable {
    private final TestServer.InProcessTestServer server = TestServer.createServer(true);
    private final Answers answers;
    private final WorkflowServiceStubs stubs;

    /** Answers these methods so, and all others as the test server does. */
    Here(Map<String, Status> answers) {
        this.answers = new Answers(answers);
        this.stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(server.getChannel())
                .build());
    }

    WorkflowClient client() {
        return WorkflowClient.newInstance(stubs);
    }

    /** Returns the command line of a program whose every connection leads here. */
    CommandLine program(Pipeline pipeline, Path folder) {
        return program(pipeline, folder, Map.of());
    }

    /** As above, with more variables. */
    CommandLine program(Pipeline pipeline, Path folder, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("HOME", folder.toString());
        return new CommandLine(
                List.of(pipeline),
                folder,
                environment,
                target -> target.connection(options -> options.setTarget(null)
                        .setChannel(server.getChannel())
                        .setGrpcClientInterceptors(List.of(answers))));
    }

    void await(String workflowId) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                client().newUntypedWorkflowStub(workflowId).describe();
                return;
            } catch (WorkflowNotFoundException e) {
                assertThat(System.nanoTime()).as("awaiting " + workflowId).isLessThan(end);
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        server.close();
    }
}
