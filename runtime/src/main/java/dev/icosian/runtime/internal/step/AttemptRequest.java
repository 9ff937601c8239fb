package dev.icosian.runtime.internal.step;

import dev.icosian.StepOutcome.Reason;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to be made.
 *
 * @param number counts from 1
 * @param recompute why to compute although there is a result; null: use one if there is
 * @param mayCommit asked before anything is stored; false: the attempt has lost its right to
 * @param computing told, with the reasons, when nodes are about to be evaluated
 */
public record AttemptRequest(
        int number, @Nullable Reason recompute, BooleanSupplier mayCommit, Consumer<List<Reason>> computing) {
    /** Returns a request that uses what is there. */
    public static AttemptRequest of(int number) {
        return new AttemptRequest(number, null, () -> true, reasons -> {});
    }

    /** Returns a copy that computes in any case. */
    public AttemptRequest because(Reason reason) {
        return new AttemptRequest(number, reason, mayCommit, computing);
    }
}
