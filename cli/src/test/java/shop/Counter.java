package shop;

import dev.icosian.Check;
import dev.icosian.Importance;
import dev.icosian.Pipeline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Pipelines with checks, attempts, nulls and a resource. */
public final class Counter {
    /** How often {@link #sold} was called. */
    public static final AtomicInteger CALLS = new AtomicInteger();

    private Counter() {}

    /** Doubtful if it is more than ten. */
    @Check(max = 10, importance = Importance.WARN)
    public static int counted(int items) {
        return items;
    }

    /** Wrong if it is more than a hundred. */
    @Check(max = 100)
    public static int twice(int counted) {
        return counted * 2;
    }

    /** Nothing at all. */
    public static @Nullable String remark(int twice) {
        return null;
    }

    /** Succeeds when it is called for the third time. */
    public static int sold(int items) {
        if (CALLS.incrementAndGet() % 3 != 0) {
            throw new IllegalStateException("nobody there");
        }
        return items;
    }

    /** Another one each time. */
    public static int drawn(int items) {
        return items + CALLS.incrementAndGet();
    }

    /** Follows what is drawn. */
    public static int kept(int drawn) {
        return drawn * 2;
    }

    /** Not reproducible. */
    public static Pipeline drifting() {
        return Pipeline.named("drifting")
                .modules(Counter.class)
                .param("items")
                .outputs("kept")
                .step("draw", step -> step.nodes("drawn"))
                .step("keep", step -> step.rest())
                .build();
    }

    /** Checks and a null. */
    public static Pipeline checked() {
        return Pipeline.named("checked")
                .modules(Counter.class)
                .param("items")
                .outputs("twice", "remark")
                .step("count", step -> step.nodes("counted"))
                .step("double", step -> step.nodes("twice"))
                .step("talk", step -> step.rest())
                .build();
    }

    /** Several attempts. */
    public static Pipeline tried(int attempts) {
        return Pipeline.named("tried")
                .modules(Counter.class)
                .param("items")
                .outputs("sold")
                .step(
                        "sell",
                        step -> step.rest().attempts(attempts).backoff(Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();
    }
}
