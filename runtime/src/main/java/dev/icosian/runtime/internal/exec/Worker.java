package dev.icosian.runtime.internal.exec;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** What an executor is given: runs nodes until none is ready. For one use. */
final class Worker implements Runnable {
    private static final ThreadLocal<Executor> WORKING_FOR = new ThreadLocal<>();

    private final EvaluationRun run;
    private final Executor executor;
    private final @Nullable Thread maker;
    private boolean handedOver;
    private boolean turnedBack;

    /**
     * Makes a worker.
     *
     * @param maker the worker's thread that calls for help; null for the first worker
     */
    Worker(EvaluationRun run, Executor executor, @Nullable Thread maker) {
        this.run = run;
        this.executor = executor;
        this.maker = maker;
    }

    /** Returns whether this thread is known to be one that the executor runs things on. */
    static boolean isThreadOf(Executor executor) {
        return WORKING_FOR.get() == executor || ForkJoinTask.getPool() == executor;
    }

    @Override
    public void run() {
        // An executor that runs what it is given at once would have its helpers call for help themselves, without end.
        if (Thread.currentThread() == maker && !handedOver) {
            turnedBack = true;
            return;
        }
        Executor before = WORKING_FOR.get();
        WORKING_FOR.set(executor);
        try {
            run.work();
        } finally {
            if (before == null) {
                WORKING_FOR.remove();
            } else {
                WORKING_FOR.set(before);
            }
        }
    }

    /** Takes note that the executor has it; returns whether it will do something, to be called by its maker. */
    boolean handedOver() {
        handedOver = true;
        return !turnedBack;
    }
}
