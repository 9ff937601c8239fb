package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a run. For one thread. */
final class Waiting {
    private final WorkflowStub stub;
    private final boolean cancels;
    private final CompletableFuture<Void> end;
    private boolean isInterrupted;

    /**
     * Waits for the end of a workflow.
     *
     * @param cancels whether an interrupt of this thread cancels it, and the end of that is awaited; else the interrupt
     *     ends the waiting only
     */
    Waiting(WorkflowStub stub, boolean cancels) {
        this.stub = stub;
        this.cancels = cancels;
        this.end = stub.getResultAsync(Void.class);
    }

    /**
     * Waits a while; returns whether it has ended.
     *
     * @throws PipelineException if it has failed, and no step has
     */
    boolean isOver(Duration time) {
        try {
            end.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            if (!cancels) {
                Thread.currentThread().interrupt();
                throw new PipelineException(
                        List.of(new Problem(
                                "Temporal/NotAwaited",
                                "the waiting was interrupted, and the run goes on",
                                null,
                                "see it with status, or stop it with cancel")),
                        e);
            }
            if (!isInterrupted) {
                isInterrupted = true;
                stub.cancel();
            }
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkflowFailedException failed) {
                report(failed);
                return true;
            }
            throw new IllegalStateException("the run's end could not be awaited: " + e.getCause(), e);
        }
    }

    /** Interrupts this thread again if it was while it waited. */
    void restoreInterrupt() {
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure of a step has details, and is in the store; any other one is only here. */
    private static void report(WorkflowFailedException failed) {
        if (failed.getCause() instanceof ApplicationFailure failure) {
            if (failure.getDetails().getSize() == 0) {
                String hint = null;
                throw new PipelineException(
                        List.of(new Problem(
                                String.valueOf(failure.getType()),
                                String.valueOf(failure.getOriginalMessage()),
                                null,
                                hint)),
                        failed);
            }
        } else if (failed.getCause() instanceof TerminatedFailure) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Temporal/Terminated",
                            "the run was terminated on the server",
                            null,
                            "what is finished is kept: submit --resume goes on")),
                    failed);
        } else if (!(failed.getCause() instanceof CanceledFailure)) {
            throw new IllegalStateException("the run ended unexpectedly: " + failed.getCause(), failed);
        }
    }
}
