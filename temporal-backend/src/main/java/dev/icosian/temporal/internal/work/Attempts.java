package dev.icosian.temporal.internal.work;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.TimedAttempt;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import dev.icosian.temporal.internal.wire.StepDone;
import dev.icosian.temporal.internal.wire.Why;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes attempts of activities: each in a thread of its own, while this one sends heartbeats and hears of cancellation.
 * Functions know nothing of it. Thread safe.
 */
public final class Attempts {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Listeners listeners;
    private final boolean tellsEnds;
    private final Duration grace;
    private final AtomicInteger lostSlots = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean outOfMemory = new AtomicBoolean();

    /**
     * Makes attempts.
     *
     * @param tellsEnds whether listeners are told of steps that end here; what waits for the run tells of them otherwise
     * @param grace how long a thread may go on after its interrupt
     */
    public Attempts(Listeners listeners, boolean tellsEnds, Duration grace) {
        this.tellsEnds = tellsEnds;
        this.listeners = listeners;
        this.grace = grace;
    }

    /** The right to commit of the attempt that this thread makes. */
    private static final ThreadLocal<AtomicBoolean> RIGHT = ThreadLocal.withInitial(() -> new AtomicBoolean(true));

    /** Returns how many threads ignored their interrupt, and still occupy memory and a processor. */
    public int lostSlots() {
        return lostSlots.get();
    }

    /** Returns how many attempts are being made. */
    public int running() {
        return running.get();
    }

    /** Returns whether an attempt ran out of memory, after which this process should end. */
    public boolean isOutOfMemory() {
        return outOfMemory.get();
    }

    /** Ends what runs: attempts are interrupted, and may be made elsewhere. */
    public void stop() {
        stopping.set(true);
    }

    /** Does something in another thread, and sends heartbeats until it ends. */
    @Nullable
    Object heartbeating(ActivityExecutionContext context, Callable<@Nullable Object> body) {
        AtomicBoolean right = new AtomicBoolean(true);
        CompletableFuture<@Nullable Object> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    RIGHT.set(right);
                    try {
                        end.complete(body.call());
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                "activity " + context.getInfo().getActivityType());
        thread.setDaemon(true);
        running.incrementAndGet();
        try {
            thread.start();
            return await(context, end);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (ActivityCompletionException e) {
            end(thread, right);
            if (e instanceof ActivityWorkerShutdownException) {
                throw Reported.workerStopped();
            }
            throw e;
        } catch (InterruptedException e) {
            end(thread, right);
            throw Reported.workerStopped();
        } finally {
            running.decrementAndGet();
        }
    }

    private @Nullable Object await(ActivityExecutionContext context, CompletableFuture<@Nullable Object> end)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return end.get(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                context.heartbeat(null);
                if (stopping.get()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    private void end(Thread thread, AtomicBoolean right) {
        right.set(false);
        thread.interrupt();
        try {
            thread.join(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            lostSlots.incrementAndGet();
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof StepFailure failure) {
            return Reported.of(failure);
        }
        if (cause instanceof PipelineException exception) {
            return Reported.of(exception);
        }
        if (cause instanceof AttemptCancelled) {
            return Reported.workerStopped();
        }
        return Reported.unexpected(cause);
    }

    StepDone step(RunContext run, String name, int number, @Nullable Why why) throws StepFailure, AttemptCancelled {
        CompiledStep step = run.compilation().step(name);
        AtomicBoolean right = RIGHT.get();
        Reason recompute = why == null ? null : new Reason(why.code(), why.subject(), null, null);
        AttemptRequest request = new AttemptRequest(number, recompute, right::get, reasons -> {
            listeners.stepStarted(run.runId(), name, number);
            listeners.stepComputes(run.runId(), name, number, reasons);
        });
        long start = System.nanoTime();
        try {
            StepResult result = TimedAttempt.make(new StepRunner(run), step, request, grace);
            if (tellsEnds) {
                listeners.stepFinished(run.runId(), outcome(step, result, since(start)));
            }
            String reason =
                    result.reasons().isEmpty() ? "" : result.reasons().get(0).code();
            return new StepDone(result.reused() ? StepDone.REUSED : StepDone.COMPUTED, reason);
        } catch (StepFailure failure) {
            if (failure.getCause() instanceof OutOfMemoryError) {
                outOfMemory.set(true);
            }
            boolean isLast =
                    failure.isPermanent() || number >= step.plan().policy().attempts();
            if (tellsEnds
                    && isLast
                    && failure.damaged() == null
                    && !failure.problem().code().equals(WireNames.SHAPE_DIFFERS)) {
                listeners.stepFinished(run.runId(), failed(name, failure.problem(), since(start)));
            }
            throw failure;
        }
    }

    private static StepOutcome outcome(CompiledStep step, StepResult result, Duration time) {
        return new StepOutcome(
                step.name(),
                State.COMMITTED,
                result.reused(),
                result.reasons(),
                result.pin().outputs(),
                result.manifest().checks(),
                time,
                null);
    }

    private static StepOutcome failed(String step, Problem problem, Duration time) {
        return new StepOutcome(step, State.FAILED, false, List.of(), Map.of(), List.of(), time, problem);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
