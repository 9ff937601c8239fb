package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that run one step after the other, as long as no user's code ran in them. */
class StepThreadTest {
    private static final ThreadLocal<@Nullable String> LEFT = new ThreadLocal<>();

    private final BlockingQueue<StepThread> idle = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<String>> seen = new LinkedBlockingQueue<>();
    private final StepThread thread = new StepThread(idle);

    @AfterEach
    void end() throws InterruptedException {
        thread.end();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void stepsThatOnlyFindResultsShareAThread() throws InterruptedException {
        thread.take("load", () -> {
            look();
            thread.offerAgain();
        });
        thread.start();
        assertThat(next()).containsExactly("step load", "nothing left");
        assertThat(idle.take()).isSameAs(thread);
        thread.take("report", this::look);
        assertThat(next()).containsExactly("step report", "nothing left");
    }

    @Test
    void threadInWhichUsersCodeRanIsNotOfferedAgain() throws InterruptedException {
        thread.take("load", () -> {
            StepThread.keepCurrentToItself();
            LEFT.set("a value");
            thread.offerAgain();
        });
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(thread.isAlive()).isFalse();
        assertThat(idle).isEmpty();
    }

    @Test
    void lateInterruptOfAStepDoesNotReachTheNext() throws InterruptedException {
        thread.take("load", thread::offerAgain);
        thread.start();
        idle.take().interrupt();
        while (thread.isInterrupted()) {
            Thread.onSpinWait();
        }
        thread.take("report", this::look);
        assertThat(next()).containsExactly("step report", "nothing left");
    }

    private void look() {
        String left = LEFT.get();
        seen.add(List.of(Thread.currentThread().getName(), left == null ? "nothing left" : left));
    }

    private @Nullable List<String> next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }
}
