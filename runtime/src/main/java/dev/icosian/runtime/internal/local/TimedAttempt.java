package dev.icosian.runtime.internal.local;

import dev.icosian.Problem;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An attempt that must end in time: in a thread of its own, which is interrupted and loses its right to commit. */
public final class TimedAttempt {
    private final StepRunner runner;
    private final CompiledStep step;
    private final Duration timeout;
    private final Duration grace;

    private TimedAttempt(StepRunner runner, CompiledStep step, Duration timeout, Duration grace) {
        this.runner = runner;
        this.step = step;
        this.timeout = timeout;
        this.grace = grace;
    }

    /**
     * Makes an attempt, within the time that the step's policy allows.
     *
     * @param grace how long its thread may go on after its interrupt
     * @throws StepFailure also if the time is up; a permanent one if the thread goes on nevertheless
     */
    public static StepResult make(StepRunner runner, CompiledStep step, AttemptRequest request, Duration grace)
            throws StepFailure, AttemptCancelled {
        Duration timeout = step.plan().policy().timeout();
        return timeout == null
                ? runner.attempt(step, request)
                : new TimedAttempt(runner, step, timeout, grace).run(request);
    }

    private StepResult run(AttemptRequest request) throws StepFailure, AttemptCancelled {
        Instant startedAt = runner.run().clock().instant().truncatedTo(ChronoUnit.MILLIS);
        AtomicBoolean mayCommit = new AtomicBoolean(true);
        AttemptRequest bounded = new AttemptRequest(
                request.number(),
                request.recompute(),
                () -> mayCommit.get() && request.mayCommit().getAsBoolean(),
                request.computing());
        CompletableFuture<StepResult> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        end.complete(runner.attempt(step, bounded));
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                "step " + step.name());
        thread.setDaemon(true);
        thread.start();
        try {
            return end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            return stopped(request, startedAt, thread, end, mayCommit);
        } catch (InterruptedException e) {
            mayCommit.set(false);
            thread.interrupt();
            boolean ended = awaitEnd(thread);
            Thread.currentThread().interrupt();
            throw new AttemptCancelled("step " + step.name() + " was interrupted", e, !ended);
        }
    }

    private StepResult stopped(
            AttemptRequest request,
            Instant startedAt,
            Thread thread,
            CompletableFuture<StepResult> end,
            AtomicBoolean mayCommit)
            throws StepFailure, AttemptCancelled {
        mayCommit.set(false);
        thread.interrupt();
        boolean ended = awaitEnd(thread);
        if (ended && end.isDone() && !end.isCompletedExceptionally()) {
            // It was committing when the time was up, and it did.
            return end.join();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new AttemptCancelled("step " + step.name() + " was interrupted", null, !ended);
        }
        Problem problem = problem(ended);
        runner.recordFailure(step, request, problem, startedAt);
        if (!ended) {
            throw StepFailure.permanent(problem, null);
        }
        throw StepFailure.retryable(problem, null);
    }

    private Problem problem(boolean ended) {
        String message = "step '" + step.name() + "' did not end within " + timeout.toMillis() + " ms";
        if (ended) {
            return new Problem("Run/TimedOut", message, null, "give the step more time, or make it faster");
        }
        return new Problem(
                "Run/TimedOut",
                message + ", and ignored the interrupt for " + grace.toMillis() + " ms more",
                null,
                "let the functions heed Thread.interrupted(), or give the step more time");
    }

    private boolean awaitEnd(Thread thread) {
        try {
            thread.join(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static AttemptCancelled rethrown(@Nullable Throwable cause) throws StepFailure, AttemptCancelled {
        if (cause instanceof StepFailure failure) {
            throw failure;
        }
        if (cause instanceof AttemptCancelled cancelled) {
            throw cancelled;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("the attempt ended without a result", cause);
    }

    /** Waits; an interrupt cancels. */
    static void sleep(Duration wait, String step) throws AttemptCancelled {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled("step " + step + " was interrupted while it waited to try again", e);
        }
    }
}
