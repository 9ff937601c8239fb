package dev.icosian.runtime.internal.local;

import dev.icosian.DataflowModule;
import dev.icosian.Default;
import dev.icosian.Pipeline;
import java.util.concurrent.atomic.AtomicInteger;

/** A small pipeline whose functions count their calls. */
@DataflowModule
public final class Orders {
    /** Calls of each function since the last {@link #reset}. */
    static final AtomicInteger PRICES = new AtomicInteger();

    static final AtomicInteger TOTALS = new AtomicInteger();

    private Orders() {}

    static void reset() {
        PRICES.set(0);
        TOTALS.set(0);
    }

    /** Prices, of which only whole hundreds matter later. */
    public static double[] prices(int count, @Default("1.0") double factor) {
        PRICES.incrementAndGet();
        double[] prices = new double[count];
        for (int i = 0; i < count; i++) {
            prices[i] = Math.floor((i + 1) * factor);
        }
        return prices;
    }

    /** The sum. */
    public static double total(double[] prices, @Default("0") int discount) {
        TOTALS.incrementAndGet();
        double sum = 0;
        for (double price : prices) {
            sum += price;
        }
        return sum - discount;
    }

    static Pipeline twoSteps() {
        return Pipeline.named("orders")
                .modules(Orders.class)
                .param("count")
                .outputs("total")
                .step("load", step -> step.nodes("prices"))
                .step("sum", step -> step.rest())
                .build();
    }
}
