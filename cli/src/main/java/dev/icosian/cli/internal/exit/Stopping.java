package dev.icosian.cli.internal.exit;

import dev.icosian.runtime.internal.local.LocalSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ends a command on Ctrl-C, SIGTERM or SIGHUP: its thread is interrupted and has the grace period to clean up; then, or
 * on the second signal, the process ends at once. Whatever ends the process, the last words are said. Thread safe.
 */
public final class Stopping implements AutoCloseable {
    private static final int SIGNALLED = 128;
    private static final int TERM = 15;

    /** What the runner and the closing of things may take after the grace period of the steps. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** What the last words may take when the process ends at once: whoever reads them may be stuck. */
    private static final long LAST_WORDS_MILLIS = 500;

    private final Thread worker = Thread.currentThread();
    private final Runnable lastWords;
    private volatile BooleanSupplier betterWords = () -> false;
    private final Duration grace;
    private final Thread hook;
    private final List<Runnable> undo;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int code;

    private Stopping(Runnable lastWords, Duration grace) {
        this.lastWords = lastWords;
        this.grace = grace;
        this.hook = new Thread(this::sayLastWords, "icosian-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        this.undo = List.of(
                Signals.handle("INT", this::signalled),
                Signals.handle("TERM", this::signalled),
                Signals.handle("HUP", this::signalled));
    }

    /**
     * Interrupts the calling thread when a signal comes.
     *
     * @param lastWords writes the closing line unless it is there; called on any thread, maybe more than once
     */
    static Stopping on(Runnable lastWords) {
        return new Stopping(lastWords, LocalSettings.defaultGrace());
    }

    /** Takes better last words; they return false as long as there is nothing to say about. */
    public void addLastWords(BooleanSupplier words) {
        betterWords = words;
    }

    /** Says them now. */
    public void sayLastWords() {
        if (!betterWords.getAsBoolean()) {
            lastWords.run();
        }
    }

    /** Returns whether a signal came. */
    public boolean isAsked() {
        return code != 0;
    }

    /** Returns what the process has to end with after a signal: 130 for Ctrl-C, 143 for SIGTERM; else 0. */
    public int exitCode() {
        return code;
    }

    /** Forgets the interrupt of the calling thread, so that it can clean up. */
    public void acknowledge() {
        if (isAsked()) {
            Thread.interrupted();
        }
    }

    /** Ends the command as SIGTERM does; called on any thread but the command's. */
    public void stop() {
        signalled(TERM);
    }

    private void signalled(int number) {
        if (isSecond(number)) {
            end(SIGNALLED + number);
        }
        worker.interrupt();
        try {
            if (!closed.await(grace.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS)) {
                end(code);
            }
        } catch (InterruptedException e) {
            end(code);
        }
    }

    private synchronized boolean isSecond(int number) {
        if (code != 0) {
            return true;
        }
        code = SIGNALLED + number;
        return false;
    }

    private void end(int exitCode) {
        Thread speaker = new Thread(this::sayLastWords, "icosian-last-words");
        speaker.setDaemon(true);
        speaker.start();
        try {
            speaker.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public void close() {
        closed.countDown();
        undo.forEach(Runnable::run);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already, and the hook runs.
        }
    }
}
