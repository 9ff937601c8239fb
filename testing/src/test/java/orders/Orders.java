package orders;

import dev.icosian.Default;
import dev.icosian.Pipeline;
import dev.icosian.Tag;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A small pipeline, right and wrong, for the tests of assertions. */
public final class Orders {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private Orders() {}

    /** The values of a run. */
    public record Params(double[] prices) {}

    /** Of another graph. */
    public record Other(int colour) {}

    /** All but the cheap ones. */
    @Tag("stage=first")
    public static double[] kept(double[] prices, @Default("2.0") double limit) {
        return Arrays.stream(prices).filter(price -> price > limit).toArray();
    }

    /** How many there are. */
    @Tag("stage=first")
    public static int count(double[] kept) {
        return kept.length;
    }

    /** What they cost. */
    @Tag("stage=second")
    public static double total(double[] kept) {
        return Arrays.stream(kept).sum();
    }

    /** What one costs. */
    @Tag("stage=second")
    public static double mean(double total, int count) {
        return total / count;
    }

    /** Functions that do not depend on their inputs alone. */
    public static final class Unsteady {
        private Unsteady() {}

        /** Another number each time. */
        public static int ticket(double mean) {
            return CALLS.incrementAndGet();
        }

        /** Made of it. */
        public static String label(int ticket) {
            return "no " + ticket;
        }

        /** Not made of it. */
        public static String stamp(double mean) {
            return "mean " + mean;
        }
    }

    /** Functions that fail. */
    public static final class Failing {
        private Failing() {}

        /** Never works. */
        public static double discount(double mean) {
            throw new IllegalStateException("no discount on " + mean);
        }
    }

    /** Two steps. */
    public static Pipeline pipeline() {
        return Pipeline.named("orders")
                .modules(Orders.class)
                .param("prices")
                .outputs("mean")
                .step("filter", s -> s.nodes("kept", "count"))
                .step("average", s -> s.rest())
                .build();
    }

    /** With values for all params. */
    public static Pipeline withDefaults() {
        return Pipeline.named("orders")
                .modules(Orders.class)
                .param("prices", new double[] {1, 2, 3, 4})
                .outputs("mean")
                .build();
    }
}
