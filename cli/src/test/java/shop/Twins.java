package shop;

import dev.icosian.Pipeline;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two steps that meet: each waits a while for the other one to run. */
public final class Twins {
    private static final CyclicBarrier MEETING = new CyclicBarrier(2);

    private Twins() {}

    /** One of them. */
    public static boolean left(long patience) throws InterruptedException {
        return met(patience);
    }

    /** The other one. */
    public static boolean right(long patience) throws InterruptedException {
        return met(patience);
    }

    @dev.icosian.Helper
    private static boolean met(long patience) throws InterruptedException {
        try {
            MEETING.await(patience, TimeUnit.MILLISECONDS);
            return true;
        } catch (BrokenBarrierException | TimeoutException e) {
            MEETING.reset();
            return false;
        }
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline() {
        return Pipeline.named("twins")
                .modules(Twins.class)
                .param("patience")
                .outputs("left", "right")
                .step("one", step -> step.nodes("left"))
                .step("two", step -> step.nodes("right"))
                .build();
    }
}
