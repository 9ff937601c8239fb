package dev.icosian.runtime.internal.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for all deadlines; it ends when there have been none for a while. Thread safe. */
public final class Deadlines {
    private static final long IDLE_MILLIS = 500;
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Deadlines() {}

    /** Has something short run at an instant, or at once if that has passed. */
    public static Future<?> at(Instant deadline, Runnable action) {
        Instant now = Instant.now();
        Instant latest = now.plus(LONGEST);
        Duration wait = Duration.between(now, deadline.isAfter(latest) ? latest : deadline);
        // The count of nanoseconds to an instant in the far past does not fit a long either.
        return TIMER.schedule(action, wait.isNegative() ? 0 : wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Deadlines::thread);
        timer.setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static Thread thread(Runnable work) {
        // Inherits nothing of the request that happens to be the first.
        Thread thread = new Thread(null, work, "icosian-deadlines", 0, false);
        thread.setDaemon(true);
        return thread;
    }
}
