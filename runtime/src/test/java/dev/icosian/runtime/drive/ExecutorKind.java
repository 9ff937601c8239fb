package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.icosian.runtime.Driver;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the functions of a driver run. */
enum ExecutorKind {
    /** None is given. */
    DEFAULT,
    /** Runs at once what it is given. */
    INLINE,
    ONE_THREAD,
    FOUR_THREADS,
    CACHED,
    /** One thread, room for one entry; the thread that gives more runs it. */
    CALLER_RUNS,
    /** One thread, room for one entry; refuses more. */
    NO_ROOM,
    FORK_JOIN,
    FORK_JOIN_OF_ONE,
    VIRTUAL;

    /** Returns whether two functions can run at the same time. */
    boolean isParallel() {
        return this == FOUR_THREADS || this == CACHED || this == FORK_JOIN || this == VIRTUAL;
    }

    /** Returns whether functions run in the thread that asks. */
    boolean isHere() {
        return this == DEFAULT || this == INLINE;
    }

    /** Makes one; a kind that this JDK does not have skips the test. */
    Opened open() {
        return new Opened(make());
    }

    private @Nullable Executor make() {
        return switch (this) {
            case DEFAULT -> null;
            case INLINE -> Runnable::run;
            case ONE_THREAD -> Executors.newSingleThreadExecutor();
            case FOUR_THREADS -> Executors.newFixedThreadPool(4);
            case CACHED -> Executors.newCachedThreadPool();
            case CALLER_RUNS -> bounded(new ThreadPoolExecutor.CallerRunsPolicy());
            case NO_ROOM -> bounded(new ThreadPoolExecutor.AbortPolicy());
            case FORK_JOIN -> new ForkJoinPool(4);
            case FORK_JOIN_OF_ONE -> new ForkJoinPool(1);
            case VIRTUAL -> virtual();
        };
    }

    private static Executor bounded(RejectedExecutionHandler full) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), full);
    }

    private static Executor virtual() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return abort("virtual threads need JDK 21");
        }
    }

    /** An executor, or none; closing it asserts that nothing runs on it any more. */
    record Opened(@Nullable Executor executor) implements AutoCloseable {
        Driver.Builder builder(Driver.Builder builder) {
            return executor == null ? builder : builder.executor(executor);
        }

        @Override
        public void close() {
            if (executor instanceof ExecutorService service) {
                service.shutdown();
                assertThat(isTerminated(service)).as("nothing runs any more").isTrue();
            }
        }

        private static boolean isTerminated(ExecutorService service) {
            try {
                return service.awaitTermination(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
