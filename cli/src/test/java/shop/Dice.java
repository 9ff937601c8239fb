package shop;

import dev.icosian.DataflowModule;
import dev.icosian.Pipeline;
import java.util.concurrent.atomic.AtomicLong;

/** Values that are others each time. */
@DataflowModule
public final class Dice {
    private static final AtomicLong THROWS = new AtomicLong();

    private Dice() {}

    /** How often it was called. */
    public static long thrown() {
        return THROWS.incrementAndGet();
    }

    /** Depends on it. */
    public static String told(long thrown) {
        return "it is " + thrown;
    }

    /** Two steps. */
    public static Pipeline pipeline() {
        return Pipeline.named("dice")
                .modules(Dice.class)
                .outputs("told")
                .step("roll", step -> step.nodes("thrown"))
                .step("tell", step -> step.rest())
                .build();
    }
}
