package orders;

import dev.icosian.ArtifactStore;
import dev.icosian.temporal.IcosianWorkers;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;

/** What the service's process works on. */
public final class OrdersWorker {
    /** The queue of the service's own workflows and activities. */
    public static final String ORDERS = "orders";

    /** The queue of the pipeline: its own, since pipelines have workflows and activities of dynamic types. */
    public static final String PIPELINES = "orders-pipelines";

    private OrdersWorker() {}

    /** Registers all; the factory is not started. */
    public static void register(WorkerFactory factory, ArtifactStore store, Ledger ledger, Bookings bookings) {
        Worker orders = factory.newWorker(ORDERS);
        orders.registerWorkflowImplementationTypes(MonthEndImpl.class);
        orders.registerActivitiesImplementations(bookings);

        IcosianWorkers.of(store)
                .resource("ledger", ledger)
                .pipeline(BonusReport.pipeline())
                .register(factory.newWorker(PIPELINES));
    }
}
