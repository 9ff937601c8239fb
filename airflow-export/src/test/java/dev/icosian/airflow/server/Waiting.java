package dev.icosian.airflow.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what others do. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Waiting() {}

    /** Asks again and again until the answer will do, and returns it. */
    static <T> T until(String what, Callable<T> question, Predicate<T> isEnough) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = question.call();
            if (isEnough.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain awaited: " + what + "; now " + answer);
            }
            Thread.sleep(200);
        }
    }

    /** Waits until it is so. */
    static void until(String what, Callable<Boolean> question) throws Exception {
        until(what, question, answer -> answer);
    }
}
