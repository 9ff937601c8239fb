package dev.icosian.runtime.internal.exec;

import dev.icosian.NodeInterceptor;
import dev.icosian.RunListener;
import dev.icosian.runtime.internal.failure.Cancelled;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeOutOfMemory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs selections: one node after the other in the thread that asks, or independent nodes side by side on an executor.
 * Values are released as soon as nobody needs them. Immutable, thread safe.
 */
public final class Evaluator {
    private final NodeCalls calls;

    /**
     * Takes what stands around calls.
     *
     * @param interceptors outermost first
     * @param listeners called in this order
     */
    public Evaluator(List<NodeInterceptor> interceptors, List<RunListener> listeners) {
        this(interceptors, listeners, false);
    }

    /**
     * Takes what stands around calls.
     *
     * @param interceptors outermost first
     * @param listeners called in this order
     * @param debug whether a function that changes its inputs fails; slow, and nodes run one at a time
     */
    public Evaluator(List<NodeInterceptor> interceptors, List<RunListener> listeners, boolean debug) {
        this.calls = new NodeCalls(interceptors, listeners, debug);
    }

    /**
     * Runs the nodes of a selection in this thread, in topological order.
     *
     * @param values all that the selection needs; not to be used again
     * @param runId for listeners
     * @throws NodeFailure if a node has no value
     * @throws Cancelled if the thread is interrupted; the flag stays set
     * @throws NodeOutOfMemory if memory ran out in a node
     */
    public Evaluation evaluate(Selection selection, Values values, String runId) {
        selection.program().startsRun();
        NodeCalls redacted = calls.without(values.redaction());
        @Nullable Object[] slots = values.slotsFor(selection);
        CallTable table = selection.table();
        Uses uses = selection.remaining();
        long[] nanos = new long[table.size()];
        Ephemerals ephemerals = new Ephemerals(redacted.redaction());
        try {
            long start = System.nanoTime();
            for (int i = 0; i < nanos.length; i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Cancelled(List.of(table.instruction(i).node().name()));
                }
                try {
                    Object value = redacted.value(table, i, slots, selection.program());
                    slots[table.slot(i)] = value;
                    long end = System.nanoTime();
                    nanos[i] = end - start;
                    // What is between two nodes is short, and asking for the time is not.
                    start = end;
                    if (!table.isDirect(i)) {
                        ephemerals.add(table.instruction(i), value);
                    }
                } catch (NodeFailure | Cancelled | NodeOutOfMemory stop) {
                    calls.tell(runId, table.instruction(i), System.nanoTime() - start, stop);
                    throw stop;
                }
                table.release(i, uses, slots);
                if (calls.areHeard()) {
                    calls.tell(runId, table.instruction(i), nanos[i], null);
                    start = System.nanoTime();
                }
            }
        } catch (RuntimeException | Error failure) {
            ephemerals.close(failure);
            throw failure;
        }
        return new Evaluation(selection, slots, nanos, ephemerals, redacted.redaction());
    }

    /**
     * Starts to run the nodes of a selection on an executor, independent ones side by side, and returns at once, unless
     * the executor runs what it is given itself.
     *
     * @param values all that the selection needs; not to be used again
     * @param runId for listeners
     * @param deadline when to stop; null: never
     */
    public EvaluationRun start(
            Selection selection, Values values, String runId, Executor executor, @Nullable Instant deadline) {
        selection.program().startsRun();
        EvaluationRun run = new EvaluationRun(
                calls.without(values.redaction()), selection, values.slotsFor(selection), runId, executor);
        run.start(deadline, executor);
        return run;
    }

    /**
     * Runs the nodes of a selection on an executor, independent ones side by side, and waits for all that has started.
     * What ephemeral nodes opened is closed. An interrupt of this thread cancels. If this thread is one of the
     * executor's, as far as can be known, it takes part: a pool of one thread does not wait for itself.
     *
     * @param values all that the selection needs; not to be used again
     * @param runId for listeners
     * @param deadline when to stop; null: never
     * @throws NodeFailure if a node has no value: the first in topological order of those that failed
     * @throws Cancelled if this thread, or one that runs a node, is interrupted; the flag stays set
     * @throws dev.icosian.runtime.internal.failure.DeadlineMissed if the deadline passed before all nodes had run
     * @throws dev.icosian.runtime.internal.failure.ExecutorRefused if the executor does not run anything
     * @throws NodeOutOfMemory if memory ran out in a node
     */
    public Evaluation run(
            Selection selection, Values values, String runId, Executor executor, @Nullable Instant deadline) {
        selection.program().startsRun();
        List<Instruction> order = selection.order();
        if (!order.isEmpty() && Thread.currentThread().isInterrupted()) {
            throw new Cancelled(List.of(order.get(0).node().name()));
        }
        EvaluationRun run = new EvaluationRun(
                calls.without(values.redaction()), selection, values.slotsFor(selection), runId, executor);
        run.start(deadline, Worker.isThreadOf(executor) ? Runnable::run : executor);
        return run.await();
    }
}
