package dev.icosian.airflow.program;

import dev.icosian.Default;
import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.Step;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The program of the page on Airflow. */
public final class Shop {
    private Shop() {}

    public static double[] sold(@Default("3") int days) {
        double[] sold = new double[days];
        Arrays.fill(sold, 12.5);
        return sold;
    }

    public static double revenue(double[] sold) {
        return Arrays.stream(sold).sum();
    }

    /** Nodes of the other pipeline. */
    public static final class Stock {
        private Stock() {}

        public static int inStock() {
            return 7;
        }
    }

    /** Returns {@code orders} and {@code stock}. */
    public static List<Pipeline> pipelines() {
        Pipeline orders = orders(step -> {});
        Pipeline stock =
                Pipeline.named("stock").modules(Stock.class).outputs("inStock").build();
        return List.of(orders, stock);
    }

    /** Returns the pipelines after a change: {@code load} may be tried three times, and there is a schedule. */
    public static List<Pipeline> changed() {
        Pipeline orders = orders(step -> step.attempts(3));
        return List.of(
                orders.toBuilder().schedule(Schedule.cron("0 6 * * *")).build(),
                pipelines().get(1));
    }

    private static Pipeline orders(Consumer<Step> load) {
        return Pipeline.named("orders")
                .modules(Shop.class)
                .outputs("revenue")
                .step("load", step -> load.accept(step.nodes("sold")))
                .step("sum_up", step -> step.rest())
                .option("airflow.image", "registry/shop:1.4")
                .build();
    }
}
