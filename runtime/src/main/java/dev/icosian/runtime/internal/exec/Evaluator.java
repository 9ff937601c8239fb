package dev.icosian.runtime.internal.exec;

import dev.icosian.NodeInterceptor;
import dev.icosian.RunListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs selections, one node after the other in the thread that asks. Immutable, thread safe. */
public final class Evaluator {
    private final List<NodeInterceptor> interceptors;
    private final Listeners listeners;

    /**
     * Takes what stands around calls.
     *
     * @param interceptors outermost first
     * @param listeners called in this order
     */
    public Evaluator(List<NodeInterceptor> interceptors, List<RunListener> listeners) {
        this.interceptors = List.copyOf(interceptors);
        this.listeners = new Listeners(listeners);
    }

    /**
     * Runs the nodes of a selection.
     *
     * @param values all that the selection needs; not to be used again
     * @param runId for listeners
     * @throws NodeFailure if a node has no value
     * @throws Cancelled if the thread is interrupted; the flag stays set
     * @throws NodeOutOfMemory if memory ran out in a node
     */
    public Evaluation evaluate(Selection selection, Values values, String runId) {
        @Nullable Object[] slots = values.slotsFor(selection);
        List<Instruction> order = selection.order();
        long[] nanos = new long[order.size()];
        Ephemerals ephemerals = new Ephemerals();
        try {
            for (int i = 0; i < nanos.length; i++) {
                Instruction instruction = order.get(i);
                if (Thread.currentThread().isInterrupted()) {
                    throw new Cancelled(instruction.node().name());
                }
                long start = System.nanoTime();
                try {
                    Object value = value(instruction, slots, selection.program());
                    slots[instruction.slot()] = value;
                    nanos[i] = System.nanoTime() - start;
                    ephemerals.add(instruction, value);
                } catch (NodeFailure failure) {
                    tell(runId, instruction, System.nanoTime() - start, reported(failure));
                    throw failure;
                } catch (Cancelled | NodeOutOfMemory stop) {
                    tell(runId, instruction, System.nanoTime() - start, stop);
                    throw stop;
                }
                tell(runId, instruction, nanos[i], null);
            }
        } catch (RuntimeException | Error failure) {
            ephemerals.close(failure);
            throw failure;
        }
        return new Evaluation(selection, slots, nanos, ephemerals);
    }

    private static Throwable reported(NodeFailure failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }

    private void tell(String runId, Instruction instruction, long nanos, @Nullable Throwable failure) {
        if (!listeners.isEmpty()) {
            listeners.nodeFinished(runId, instruction.view(), Duration.ofNanos(nanos), failure);
        }
    }

    private @Nullable Object value(Instruction instruction, @Nullable Object[] slots, NodeProgram program) {
        Object value;
        try {
            value = call(instruction, arguments(instruction, slots));
        } catch (NodeFailure failure) {
            throw failure;
        } catch (OutOfMemoryError e) {
            throw new NodeOutOfMemory(instruction.node().name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled(instruction.node().name());
        } catch (Throwable e) {
            // Input and output report an interrupt in ways of their own, and functions wrap them.
            if (Thread.currentThread().isInterrupted()) {
                throw new Cancelled(instruction.node().name());
            }
            throw Failures.thrown(instruction, slots, program, e);
        }
        if (value == null) {
            if (!instruction.node().nullable()) {
                throw Failures.nullResult(instruction, slots);
            }
            return null;
        }
        if (!instruction.boxed().isInstance(value)) {
            throw Failures.wrongValue(instruction, slots, value);
        }
        return value;
    }

    private static @Nullable Object[] arguments(Instruction instruction, @Nullable Object[] slots) {
        List<Argument> sources = instruction.arguments();
        @Nullable Object[] arguments = new @Nullable Object[sources.size()];
        for (int i = 0; i < arguments.length; i++) {
            Argument source = sources.get(i);
            Argument missing = source.wronglyNull(slots);
            if (missing != null) {
                throw Failures.nullInput(instruction, slots, i, missing);
            }
            arguments[i] = source.value(slots);
        }
        return arguments;
    }

    private @Nullable Object call(Instruction instruction, @Nullable Object[] arguments) throws Exception {
        if (interceptors.isEmpty()) {
            return instruction.invocation().call(arguments);
        }
        List<@Nullable Object> shown = Collections.unmodifiableList(Arrays.asList(arguments));
        return new InterceptedCall(instruction, shown, interceptors, 0).proceed();
    }
}
