package dev.icosian.runtime.internal.exec;

import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.failure.Cancelled;
import dev.icosian.runtime.internal.failure.DeadlineMissed;
import dev.icosian.runtime.internal.failure.Deadlines;
import dev.icosian.runtime.internal.failure.ExecutorRefused;
import dev.icosian.runtime.internal.failure.NodeFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation on an executor. Workers take the nodes that are ready from one queue; none of them ever waits for
 * another, so that one thread is enough. The last worker closes what ephemeral nodes opened, and ends the run.
 *
 * <p>After a failure nothing new starts, and what runs goes on to its end: its results are lost, but not its effects.
 * After a deadline, a cancellation or an interrupt, what runs is interrupted. An interrupt that was sent to a function
 * never reaches what its thread does next. Thread safe.
 */
public final class EvaluationRun {
    private static final long LOOK_AFTER_EXECUTOR_MILLIS = 500;

    private final NodeCalls calls;
    private final Selection selection;
    private final @Nullable Object[] slots;
    private final String runId;
    private final Executor executor;
    private final long[] nanos;
    private final CompletableFuture<Evaluation> result = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Future<?> alarm;

    // All that follows is guarded by the lock.
    private final Frontier frontier;
    private final Uses uses;
    private final Ephemerals ephemerals;
    private final NavigableMap<Integer, RunningCall> running = new TreeMap<>();
    private final NavigableMap<Integer, Throwable> failures = new TreeMap<>();
    private int working;
    private int called;
    private boolean stopped;
    private boolean finished;
    private @Nullable RuntimeException stop;

    EvaluationRun(NodeCalls calls, Selection selection, @Nullable Object[] slots, String runId, Executor executor) {
        this.calls = calls;
        this.selection = selection;
        this.slots = slots;
        this.runId = runId;
        this.executor = executor;
        this.nanos = new long[selection.order().size()];
        this.frontier = new Frontier(selection.schedule());
        this.uses = selection.remaining();
        this.ephemerals = new Ephemerals(calls.redaction());
    }

    /**
     * Starts, once.
     *
     * @param starter runs the first worker
     */
    void start(@Nullable Instant deadline, Executor starter) {
        if (frontier.isComplete()) {
            finished = true;
            finish();
            return;
        }
        if (deadline != null && !deadline.isAfter(Instant.now())) {
            miss(deadline);
            return;
        }
        if (deadline != null) {
            alarm = Deadlines.at(deadline, () -> miss(deadline));
        }
        called = 1;
        try {
            starter.execute(new Worker(this, executor, null));
        } catch (RejectedExecutionException e) {
            boolean isShut = executor instanceof ExecutorService service && service.isShutdown();
            stop(() -> new ExecutorRefused(isShut ? "it is shut down" : e.toString(), e), false);
        }
    }

    /**
     * Has something called when all has ended, once, in the thread that ends it.
     *
     * @param action takes the values, or what {@link Evaluator#run} would throw; throws nothing
     */
    public void whenFinished(BiConsumer<@Nullable Evaluation, @Nullable Throwable> action) {
        CompletableFuture<Evaluation> unused = result.whenComplete(action);
    }

    /**
     * Starts nothing more.
     *
     * @param interrupt whether functions that run are interrupted
     */
    public void cancel(boolean interrupt) {
        stop(this::cancelled, interrupt);
    }

    /** Waits for the end; see {@link Evaluator#run}. */
    Evaluation await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get(LOOK_AFTER_EXECUTOR_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel(true);
                } catch (TimeoutException e) {
                    stopIfAbandoned();
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    /** An executor that is shut down at once forgets what waits in its queue, the first worker too. */
    private void stopIfAbandoned() {
        if (executor instanceof ExecutorService service && service.isTerminated()) {
            stop(() -> new ExecutorRefused("it is shut down", null), true);
        }
    }

    private void miss(Instant deadline) {
        stop(() -> new DeadlineMissed(deadline, runningNodes(), frontier.done(), nanos.length), true);
    }

    /**
     * Starts nothing more.
     *
     * @param reason makes what ends the run, with the lock held; what comes after another reason does not count
     */
    private void stop(Supplier<RuntimeException> reason, boolean interrupt) {
        boolean last;
        lock.lock();
        try {
            stopLocked(reason, interrupt);
            last = endIfDone();
        } finally {
            lock.unlock();
        }
        if (last) {
            finish();
        }
    }

    private void stopLocked(Supplier<RuntimeException> reason, boolean interrupt) {
        if (!stopped) {
            stop = reason.get();
            stopped = true;
        }
        if (interrupt) {
            running.values().forEach(RunningCall::interrupt);
        }
    }

    private RuntimeException cancelled() {
        Integer next = frontier.peek();
        if (running.isEmpty() && next != null) {
            return new Cancelled(List.of(instruction(next).node().name()));
        }
        return new Cancelled(runningNodes().stream().map(ResolvedNode::name).toList());
    }

    private List<ResolvedNode> runningNodes() {
        return running.keySet().stream()
                .map(position -> instruction(position).node())
                .toList();
    }

    private Instruction instruction(int position) {
        return selection.order().get(position);
    }

    /** Runs nodes as long as there are some that can start. */
    void work() {
        try {
            begin();
            RunningCall call = next(null);
            while (call != null) {
                call = next(proceed(call));
            }
        } catch (Throwable e) {
            breakOff(e);
        }
    }

    private void begin() {
        lock.lock();
        try {
            called--;
            working++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the node to run next in this thread, and calls for help with the others that are ready.
     *
     * @param done the position of a node that has a value now; null if there is none
     * @return null if the worker is not needed any more
     */
    private @Nullable RunningCall next(@Nullable Integer done) {
        RunningCall call = null;
        int help = 0;
        boolean last = false;
        lock.lock();
        try {
            if (done != null) {
                uses.release(instruction(done), slots);
                frontier.done(done);
            }
            if (frontier.ready() > 0 && Thread.currentThread().isInterrupted()) {
                stopLocked(this::cancelled, true);
            }
            Integer position = stopped ? null : frontier.take();
            if (position == null) {
                working--;
                last = endIfDone();
            } else {
                call = new RunningCall(position);
                running.put(position, call);
                help = calls.debug() ? 0 : Math.max(0, frontier.ready() - called);
                called += help;
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            finish();
        }
        callHelp(help);
        return call;
    }

    /** Hands workers to the executor; where it has no room for them, or no other thread, this worker does it alone. */
    private void callHelp(int workers) {
        for (int left = workers; left > 0; left--) {
            Worker worker = new Worker(this, executor, Thread.currentThread());
            if (!handOver(worker)) {
                lock.lock();
                try {
                    called -= left;
                } finally {
                    lock.unlock();
                }
                return;
            }
        }
    }

    private boolean handOver(Worker worker) {
        try {
            executor.execute(worker);
        } catch (RejectedExecutionException e) {
            return false;
        }
        return worker.handedOver();
    }

    /** Runs a node; returns its position, or null if it has no value. */
    private @Nullable Integer proceed(RunningCall call) {
        Instruction instruction = instruction(call.position());
        long start = System.nanoTime();
        Object value = null;
        Throwable failure = null;
        try {
            value = calls.value(instruction, slots, selection.program());
        } catch (Throwable e) {
            failure = e;
        }
        long time = System.nanoTime() - start;
        Throwable counted = leave(call, value, failure, time);
        // Before anything that needs the value starts.
        calls.tell(runId, instruction, time, counted);
        return counted == null ? call.position() : null;
    }

    /** Takes note that a function has ended; returns its failure as it counts. */
    private @Nullable Throwable leave(
            RunningCall call, @Nullable Object value, @Nullable Throwable failure, long time) {
        Instruction instruction = instruction(call.position());
        lock.lock();
        try {
            running.remove(call.position());
            if (call.interrupted()) {
                Thread.interrupted();
            }
            if (failure == null) {
                slots[instruction.slot()] = value;
                nanos[call.position()] = time;
                ephemerals.add(instruction, value);
                return null;
            }
            if (call.interrupted() && failure instanceof RuntimeException) {
                return new Cancelled(List.of(instruction.node().name()));
            }
            if (failure instanceof Cancelled interrupt) {
                stopLocked(() -> interrupt, true);
            } else {
                failures.put(call.position(), failure);
                stopped = true;
            }
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing of a node: a listener without memory, or a defect here. The run must end all the same. */
    private void breakOff(Throwable failure) {
        boolean last;
        lock.lock();
        try {
            running.values().removeIf(call -> {
                if (call.isHere() && call.interrupted()) {
                    Thread.interrupted();
                }
                return call.isHere();
            });
            failures.putIfAbsent(-1, failure);
            stopped = true;
            working--;
            last = endIfDone();
        } finally {
            lock.unlock();
        }
        if (last) {
            finish();
        }
    }

    private boolean endIfDone() {
        if (finished || working > 0 || !(stopped || frontier.isComplete())) {
            return false;
        }
        finished = true;
        return true;
    }

    /** Closes and ends. Only one thread comes here, when no worker works. */
    private void finish() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
        Throwable failure = failure();
        try {
            ephemerals.close(failure);
        } catch (NodeFailure e) {
            failure = e;
        }
        if (failure == null) {
            result.complete(new Evaluation(selection, slots, nanos, ephemerals, calls.redaction()));
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** Returns what ends the run: an error, else the reason to stop, else the first failure in topological order. */
    private @Nullable Throwable failure() {
        List<Throwable> all = new ArrayList<>();
        if (stop != null) {
            all.add(stop);
        }
        all.addAll(failures.values());
        if (all.isEmpty()) {
            return null;
        }
        Throwable first = all.stream()
                .filter(failure -> failure instanceof Error)
                .findFirst()
                .orElse(all.get(0));
        all.stream().filter(failure -> failure != first).forEach(first::addSuppressed);
        return first;
    }
}
