package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for the end of a run. */
final class Waiting {
    /** What ends a run before its steps can say why. */
    private static final Set<String> OF_THE_RUN =
            Set.of("Run/UnknownRun", "Run/DifferentParameters", "Plan/ShapeDiffers");

    private Waiting() {}

    /**
     * Waits; an interrupt of this thread cancels the run, and waits for the end of that.
     *
     * @return whether there was an interrupt
     * @throws PipelineException if it was not a step that failed
     */
    static boolean untilEnd(WorkflowStub stub) {
        CompletableFuture<Void> end = stub.getResultAsync(Void.class);
        boolean isInterrupted = false;
        while (true) {
            try {
                end.get();
                return isInterrupted;
            } catch (InterruptedException e) {
                if (!isInterrupted) {
                    isInterrupted = true;
                    stub.cancel();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof WorkflowFailedException failed) {
                    report(failed);
                    return isInterrupted;
                }
                throw new IllegalStateException("the run's end could not be awaited: " + e.getCause(), e);
            }
        }
    }

    private static void report(WorkflowFailedException failed) {
        if (failed.getCause() instanceof ApplicationFailure failure) {
            if (failure.getDetails().getSize() == 0 || OF_THE_RUN.contains(String.valueOf(failure.getType()))) {
                throw new PipelineException(
                        List.of(new Problem(
                                String.valueOf(failure.getType()),
                                String.valueOf(failure.getOriginalMessage()),
                                null,
                                null)),
                        failed);
            }
            return;
        }
        if (!(failed.getCause() instanceof CanceledFailure)) {
            throw new IllegalStateException("the run ended unexpectedly: " + failed.getCause(), failed);
        }
    }
}
