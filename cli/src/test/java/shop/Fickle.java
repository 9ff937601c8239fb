package shop;

import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Reuse;
import dev.icosian.materializers.Sinks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Functions that are not reproducible, each in its own way, and some that are. */
public final class Fickle {
    /** What is not in any key. */
    public static final AtomicInteger CALLS = new AtomicInteger();

    private Fickle() {}

    /** Reproducible. */
    public static double[] prices(int items) {
        double[] prices = new double[items];
        for (int i = 0; i < items; i++) {
            prices[i] = i * 1.5;
        }
        return prices;
    }

    /** Counts its calls, in one place of many. */
    public static double[] drifting(double[] prices) {
        double[] drifting = prices.clone();
        drifting[drifting.length - 2] = CALLS.incrementAndGet();
        return drifting;
    }

    /** Reproducible, from what is not. */
    public static double sum(double[] drifting) {
        double sum = 0;
        for (double value : drifting) {
            sum += value;
        }
        return sum;
    }

    /** Changes what it is given. */
    public static double largest(double[] prices) {
        double largest = prices[prices.length - 1];
        prices[prices.length - 1] = -1;
        return largest;
    }

    /** Sees what was changed, unless it comes from a store. */
    public static double last(double[] prices, double largest) {
        return prices[prices.length - 1];
    }

    /** Reads what changes, and says so. */
    @Reuse(Reuse.Scope.WITHIN_RUN)
    public static int read(int items) {
        return CALLS.incrementAndGet() * items;
    }

    /** Succeeds every other time. */
    public static int moody(int items) {
        if (CALLS.incrementAndGet() % 2 == 0) {
            throw new IllegalStateException("not again");
        }
        return items;
    }

    /** The order of objects in memory. */
    public static List<String> ordered(int items) {
        IdentityHashMap<Object, String> byObject = new IdentityHashMap<>();
        for (int i = 0; i < items; i++) {
            byObject.put(new Object(), "item " + i);
        }
        return new ArrayList<>(byObject.values());
    }

    /** Reproducible, whatever the order. */
    public static Set<String> sorted(List<String> ordered) {
        return new HashSet<>(ordered);
    }

    /** All in one step. */
    public static Pipeline pipeline(String... outputs) {
        return Pipeline.named("fickle")
                .modules(Fickle.class)
                .param("items", 40)
                .outputs(outputs)
                .build();
    }

    /** In two steps. */
    public static Pipeline twoSteps(String... outputs) {
        return pipeline(outputs).toBuilder()
                .step("load", step -> step.nodes("prices"))
                .step("rest", step -> step.rest())
                .build();
    }

    /** With a file that must not be written. */
    public static Pipeline publishing(Path file) {
        return pipeline("sum").toBuilder()
                .publish("sum", Sinks.json(Location.of(file.toString())))
                .build();
    }
}
