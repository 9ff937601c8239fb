package dev.icosian.runtime.internal.local;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A thread that runs a step, and another one if nothing of users ran in it: what they leave in a thread, such as the
 * values of thread locals, no other step ever finds.
 */
final class StepThread extends Thread {
    private final Queue<StepThread> idle;
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private volatile boolean isKept;

    /** Takes where threads wait that can take a step. */
    StepThread(Queue<StepThread> idle) {
        this.idle = idle;
        setDaemon(true);
    }

    /** Runs a step as soon as the thread runs. Called by the thread that starts steps. */
    void take(String step, Runnable body) {
        setName("step " + step);
        work.add(body);
    }

    /** Ends the thread, which is idle. */
    void end() {
        work.add(End.END);
    }

    /** Has this thread take no other step. */
    void keepToItself() {
        isKept = true;
    }

    /** Has the current thread take no other step, if it is one that could. */
    static void keepCurrentToItself() {
        if (Thread.currentThread() instanceof StepThread thread) {
            thread.keepToItself();
        }
    }

    /** Says that the thread can take a step, just before it can. */
    void offerAgain() {
        if (!isKept) {
            idle.add(this);
        }
    }

    @Override
    public void run() {
        Runnable next = next();
        while (next != End.END) {
            next.run();
            if (isKept) {
                return;
            }
            next = next();
        }
    }

    private Runnable next() {
        while (true) {
            try {
                return work.take();
            } catch (InterruptedException e) {
                // It was for the step before; after that none is started.
            }
        }
    }

    /** What is no step. */
    private enum End implements Runnable {
        END;

        @Override
        public void run() {}
    }
}
