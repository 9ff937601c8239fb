package dev.icosian.runtime.outside;

import dev.icosian.Helper;
import dev.icosian.Pipeline;
import dev.icosian.Secret;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pipeline that opens a client with a secret, on a pool that the host supplies. */
public final class Warehouse {
    /** What happened since the last {@link #reset}. */
    static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    static volatile boolean refusing;

    private Warehouse() {}

    @Helper
    public static void reset() {
        EVENTS.clear();
        refusing = false;
    }

    /** What the host supplies. */
    public record Pool(List<Integer> amounts) {}

    /** A client, which says more in its messages than it should. */
    public record Client(Pool pool, String url) implements AutoCloseable {
        List<Integer> query() {
            EVENTS.add("query");
            if (refusing) {
                IllegalStateException cause = new IllegalStateException("tried " + url);
                cause.addSuppressed(new IllegalArgumentException("also " + url));
                throw new IllegalStateException("login refused at " + url, cause);
            }
            return pool.amounts();
        }

        @Override
        public void close() {
            EVENTS.add("close");
        }
    }

    public static String url(Secret dbPassword) {
        return "jdbc:test:user=me;password=" + dbPassword.reveal();
    }

    public static Client client(Pool pool, String url) {
        EVENTS.add("open");
        return new Client(pool, url);
    }

    public static List<Integer> orders(Client client) {
        return client.query();
    }

    public static int total(List<Integer> orders) {
        return orders.stream().mapToInt(Integer::intValue).sum();
    }

    static Pipeline pipeline() {
        return Pipeline.named("warehouse")
                .modules(Warehouse.class)
                .outputs("total")
                .secret("dbPassword")
                .resource("pool", Pool.class)
                .ephemeral("url", "client")
                .step("extract", step -> step.nodes("orders"))
                .step("report", step -> step.rest())
                .build();
    }
}
