package orders;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.Icosian;
import dev.icosian.temporal.TemporalTarget;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * The service's program: {@code serve} is its worker process, {@code close MONTH} starts its workflow, and everything
 * else is a command of the pipeline's command line ({@code run}, {@code status}, …). The server is that of the standard
 * configuration, the store that of {@code ICOSIAN_STORE}, and the key of the encryption, in Base64, {@code ORDERS_KEY}.
 */
public final class Orders {
    private Orders() {}

    /** Runs a command. */
    public static void main(String[] args) throws IOException {
        DataConverter converter = Encryption.with(Base64.getDecoder().decode(variable("ORDERS_KEY")));
        String command = args.length == 0 ? "" : args[0];
        switch (command) {
            case "serve" -> serve(client(converter));
            case "close" -> System.out.println(close(client(converter), args[1]));
            default ->
                Icosian.app()
                        .pipelines(() -> List.of(BonusReport.pipeline()))
                        .resource("ledger", Orders::ledger)
                        .target(new TemporalTarget().client(options -> options.setDataConverter(converter)))
                        .main(args);
        }
    }

    private static WorkflowClient client(DataConverter converter) throws IOException {
        ClientConfigProfile profile = ClientConfigProfile.load();
        return WorkflowClient.newInstance(
                WorkflowServiceStubs.newServiceStubs(profile.toWorkflowServiceStubsOptions()),
                WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                        .setDataConverter(converter)
                        .build());
    }

    private static void serve(WorkflowClient client) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        OrdersWorker.register(factory, ArtifactStore.at(variable("ICOSIAN_STORE")), ledger(), new BookingsImpl());
        factory.start();
        System.out.println("orders: serving");
    }

    private static String close(WorkflowClient client, String month) {
        MonthEnd workflow = client.newWorkflowStub(
                MonthEnd.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(OrdersWorker.ORDERS)
                        .setWorkflowId("month-end/" + month)
                        .build());
        return workflow.close(month);
    }

    /** Stands for a database. */
    public static Ledger ledger() {
        return month -> List.of(
                new Sale("Ada", 9_000), new Sale("Blaise", 12_000), new Sale("Ada", 4_000), new Sale("Carl", 500));
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("set " + name);
        }
        return value;
    }
}
