package dev.icosian.cli.internal.progress;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls something regularly on a thread of its own. Thread safe. */
final class Heartbeat implements AutoCloseable {
    private static final long OFTEN = 10;
    private static final long SELDOM = 60;

    private final long tickNanos;
    private final Runnable beat;
    private @Nullable Thread thread;

    Heartbeat(long tickNanos, Runnable beat) {
        this.tickNanos = tickNanos;
        this.beat = beat;
    }

    /** Returns the second of the next line after one at a second: each 10 s in the first minute, then each minute. */
    static long after(long seconds) {
        long period = seconds < SELDOM ? OFTEN : SELDOM;
        return (seconds / period + 1) * period;
    }

    synchronized void start() {
        if (thread != null) {
            return;
        }
        Thread started = new Thread(this::loop, "icosian-heartbeat");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void loop() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(tickNanos);
                beat.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }
}
