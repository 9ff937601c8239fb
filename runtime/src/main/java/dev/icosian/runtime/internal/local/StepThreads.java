package dev.icosian.runtime.internal.local;

import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps in threads of their own, and tells the one thread that starts them how they ended. A thread in which no
 * user's code ran takes another step: to start one takes longer than to find a result.
 */
final class StepThreads {
    /** How long after the grace period a step may take to say that its own thread ignored the interrupt. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private final Duration grace;
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Deque<StepThread> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean cancelled;
    private long deadline;

    /** Takes how long threads may go on after they are interrupted. */
    StepThreads(Duration grace) {
        this.grace = grace;
    }

    private record Running(CompiledStep step, Thread thread, long start) {}

    /**
     * How a step ended.
     *
     * @param result null if there is a failure
     * @param failure null if there is a result; {@link IgnoredInterrupt} if the thread goes on
     */
    record End(
            CompiledStep step,
            @Nullable StepResult result,
            @Nullable Throwable failure,
            Duration time) {}

    /** A thread that did not end in the grace period after its interrupt. */
    static final class IgnoredInterrupt extends Exception {
        private static final long serialVersionUID = 1L;

        private IgnoredInterrupt(Thread thread) {
            setStackTrace(thread.getStackTrace());
        }
    }

    int running() {
        return running.size();
    }

    /** Returns whether threads were told to stop; from then on nothing may be committed. Thread safe. */
    boolean isCancelled() {
        return cancelled;
    }

    void start(CompiledStep step, Callable<StepResult> body) {
        long start = System.nanoTime();
        StepThread waiting = idle.poll();
        StepThread thread = waiting == null ? new StepThread(idle) : waiting;
        running.put(step.name(), new Running(step, thread, start));
        thread.take(step.name(), () -> ends.add(end(step, body, start, thread)));
        if (waiting == null) {
            thread.start();
        }
    }

    private static End end(CompiledStep step, Callable<StepResult> body, long start, StepThread thread) {
        StepResult result = null;
        Throwable failure = null;
        try {
            result = body.call();
        } catch (Throwable e) {
            failure = e;
            thread.keepToItself();
        }
        thread.offerAgain();
        return new End(step, result, failure, since(start));
    }

    /** Ends the threads that wait for a step. */
    void endIdle() {
        for (StepThread thread = idle.poll(); thread != null; thread = idle.poll()) {
            thread.end();
        }
    }

    /**
     * Waits for a step to end. Interrupting the waiting thread cancels all steps: they are interrupted, and those that
     * go on after the grace period end as {@link IgnoredInterrupt}.
     */
    End next() {
        End end = null;
        while (end == null) {
            try {
                end = cancelled ? ends.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) : ends.take();
                if (end == null) {
                    end = abandoned();
                }
            } catch (InterruptedException e) {
                cancel();
            }
        }
        running.remove(end.step().name());
        return end;
    }

    /** Interrupts all steps; they may commit nothing from now on. Later calls do nothing. */
    void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        deadline = System.nanoTime() + grace.plus(SLACK).toNanos();
        running.values().forEach(each -> each.thread().interrupt());
    }

    private End abandoned() {
        List<Running> left = new ArrayList<>(running.values());
        Running first = left.get(0);
        return new End(first.step(), null, new IgnoredInterrupt(first.thread()), since(first.start()));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
