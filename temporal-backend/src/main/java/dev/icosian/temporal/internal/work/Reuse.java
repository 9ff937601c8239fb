package dev.icosian.temporal.internal.work;

import dev.icosian.runtime.internal.local.ReadySteps;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the results of many steps, several at a time: most of that is waiting for the store. A step is looked for
 * when those that it needs have been found. For one thread.
 *
 * @param <S> a step
 * @param <R> what is found of it
 */
final class Reuse<S, R> {
    private static final int AT_A_TIME = 16;

    private final List<S> steps;
    private final Function<S, String> name;
    private final Function<S, List<String>> after;
    private final Predicate<S> isWanted;

    Reuse(List<S> steps, Function<S, String> name, Function<S, List<String>> after, Predicate<S> isWanted) {
        this.steps = List.copyOf(steps);
        this.name = name;
        this.after = after;
        this.isWanted = isWanted;
    }

    /** Finds the result of a step. */
    interface Search<S, R> {
        /**
         * Returns what is found; null: nothing.
         *
         * @param found of the steps that this one needs, among others
         */
        @Nullable
        R find(S step, Map<String, R> found) throws AttemptCancelled;
    }

    /** A search that is over. */
    private record Over<S>(S step) {}

    /**
     * Returns the places of the steps that have been found.
     *
     * @throws AttemptCancelled if this thread is interrupted
     */
    BitSet all(Search<S, R> search) throws AttemptCancelled {
        Map<String, R> found = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_A_TIME, steps.size())), body -> {
            Thread thread = new Thread(body, "look for results");
            thread.setDaemon(true);
            return thread;
        });
        try {
            search(search, found, new ExecutorCompletionService<>(threads));
        } catch (InterruptedException e) {
            throw new AttemptCancelled("interrupted while looking for what can be reused", e);
        } finally {
            threads.shutdownNow();
        }
        BitSet places = new BitSet();
        for (int i = 0; i < steps.size(); i++) {
            places.set(i, found.containsKey(name.apply(steps.get(i))));
        }
        return places;
    }

    private void search(Search<S, R> search, Map<String, R> found, CompletionService<Over<S>> threads)
            throws AttemptCancelled, InterruptedException {
        ReadySteps<S> ready = new ReadySteps<>(steps, name, after);
        int running = 0;
        while (true) {
            for (S step = ready.take(); step != null; step = ready.take()) {
                if (isWanted.test(step) && found.keySet().containsAll(after.apply(step))) {
                    S wanted = step;
                    threads.submit(() -> {
                        R result = search.find(wanted, found);
                        if (result != null) {
                            found.put(name.apply(wanted), result);
                        }
                        return new Over<>(wanted);
                    });
                    running++;
                } else {
                    ready.ended(name.apply(step));
                }
            }
            if (running == 0) {
                return;
            }
            ready.ended(name.apply(over(threads).step()));
            running--;
        }
    }

    private static <S> Over<S> over(CompletionService<Over<S>> threads) throws AttemptCancelled, InterruptedException {
        try {
            return threads.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AttemptCancelled cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException("looking for results failed", e.getCause());
        }
    }
}
