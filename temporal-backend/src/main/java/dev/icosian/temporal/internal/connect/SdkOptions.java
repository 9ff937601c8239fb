package dev.icosian.temporal.internal.connect;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.function.UnaryOperator;

/**
 * What a program changes of the options that the SDK gets: each gets a builder as we would use it. Immutable.
 *
 * @param connection metrics, gRPC interceptors
 * @param client data converter, interceptors
 * @param workers interceptors, caches
 */
public record SdkOptions(
        UnaryOperator<WorkflowServiceStubsOptions.Builder> connection,
        UnaryOperator<WorkflowClientOptions.Builder> client,
        UnaryOperator<WorkerFactoryOptions.Builder> workers) {
    /** Returns options that change nothing. */
    public static SdkOptions unchanged() {
        return new SdkOptions(builder -> builder, builder -> builder, builder -> builder);
    }

    WorkflowServiceStubsOptions connection(WorkflowServiceStubsOptions.Builder builder) {
        return connection.apply(builder).build();
    }

    WorkflowClientOptions client(WorkflowClientOptions.Builder builder, String namespace) {
        // A namespace is said by the standard configuration only.
        return client.apply(builder).setNamespace(namespace).build();
    }

    /** Returns the options of factories of workers. */
    public WorkerFactoryOptions factory() {
        return workers.apply(WorkerFactoryOptions.newBuilder()).build();
    }
}
