package dev.icosian.runtime.internal.exec;

import dev.icosian.NodeInterceptor;
import dev.icosian.RunListener;
import dev.icosian.runtime.internal.failure.Cancelled;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeOutOfMemory;
import dev.icosian.runtime.internal.outside.Redaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one node gets its value, with interceptors around it and listeners behind it. Immutable, thread safe. */
final class NodeCalls {
    private final List<NodeInterceptor> interceptors;
    private final Listeners listeners;
    private final boolean debug;
    private final Redaction redaction;

    /**
     * Takes what stands around calls.
     *
     * @param interceptors outermost first
     * @param listeners called in this order
     * @param debug whether to look for functions that change their inputs
     */
    NodeCalls(List<NodeInterceptor> interceptors, List<RunListener> listeners, boolean debug) {
        this(List.copyOf(interceptors), new Listeners(listeners), debug, Redaction.none());
    }

    private NodeCalls(List<NodeInterceptor> interceptors, Listeners listeners, boolean debug, Redaction redaction) {
        this.interceptors = interceptors;
        this.listeners = listeners;
        this.debug = debug;
        this.redaction = redaction;
    }

    /** Returns calls whose failures do not tell the secrets that an evaluation is given. */
    NodeCalls without(Redaction secrets) {
        return secrets.isEmpty() ? this : new NodeCalls(interceptors, listeners, debug, secrets);
    }

    /** Returns what takes the secrets out of messages. */
    Redaction redaction() {
        return redaction;
    }

    /** Returns whether calls look for functions that change their inputs: then only one may run at a time. */
    boolean debug() {
        return debug;
    }

    /**
     * Returns the value of a node; its arguments are in the slots.
     *
     * @throws NodeFailure if it has none
     * @throws Cancelled if the thread is interrupted; the flag stays set
     * @throws NodeOutOfMemory if memory ran out
     */
    @Nullable
    Object value(Instruction instruction, @Nullable Object[] slots, NodeProgram program) {
        try {
            return checkedValue(instruction, slots, program);
        } catch (NodeFailure failure) {
            throw told(failure, instruction, slots);
        }
    }

    /**
     * Returns the value of a node, as above, without a look at the node if that can be.
     *
     * @param position of the instruction in the table
     */
    @Nullable
    Object value(CallTable table, int position, @Nullable Object[] slots, NodeProgram program) {
        @Nullable Object[] arguments = debug || !interceptors.isEmpty() ? null : table.arguments(position, slots);
        if (arguments == null) {
            return value(table.instruction(position), slots, program);
        }
        try {
            Object value;
            try {
                value = table.call(position, arguments);
            } catch (Throwable e) {
                throw stopped(table.instruction(position), slots, program, e);
            }
            return table.boxed(position).isInstance(value) ? value : checked(table.instruction(position), slots, value);
        } catch (NodeFailure failure) {
            throw told(failure, table.instruction(position), slots);
        }
    }

    private NodeFailure told(NodeFailure failure, Instruction instruction, @Nullable Object[] slots) {
        return redaction.isEmpty()
                ? failure
                : failure.without(redaction, Failures.inputs(instruction, slots, redaction));
    }

    private @Nullable Object checkedValue(Instruction instruction, @Nullable Object[] slots, NodeProgram program) {
        InputPrints before = debug ? InputPrints.of(instruction, slots) : null;
        Object value;
        try {
            value = call(instruction, arguments(instruction, slots));
        } catch (Throwable e) {
            throw stopped(instruction, slots, program, e);
        }
        Argument changed = before == null ? null : before.changed(slots);
        if (changed != null) {
            throw Failures.inputChanged(instruction, slots, program, changed);
        }
        return checked(instruction, slots, value);
    }

    /** Returns what ends the evaluation when a call threw something; throws it if memory ran out. */
    private static RuntimeException stopped(
            Instruction instruction, @Nullable Object[] slots, NodeProgram program, Throwable thrown) {
        if (thrown instanceof NodeFailure failure) {
            return failure;
        }
        if (thrown instanceof OutOfMemoryError e) {
            throw new NodeOutOfMemory(instruction.node().name(), e);
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        // Input and output report an interrupt in ways of their own, and functions wrap them.
        if (Thread.currentThread().isInterrupted()) {
            return new Cancelled(List.of(instruction.node().name()));
        }
        return Failures.thrown(instruction, slots, program, thrown);
    }

    private static @Nullable Object checked(Instruction instruction, @Nullable Object[] slots, @Nullable Object value) {
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

    /** Returns whether anybody listens. */
    boolean areHeard() {
        return !listeners.isEmpty();
    }

    /** Tells the listeners that a node was evaluated; failure is null if it has a value. */
    void tell(String runId, Instruction instruction, long nanos, @Nullable Throwable failure) {
        if (!listeners.isEmpty()) {
            listeners.nodeFinished(runId, instruction.view(), Duration.ofNanos(nanos), reported(failure));
        }
    }

    private static @Nullable Throwable reported(@Nullable Throwable failure) {
        Throwable cause = failure instanceof NodeFailure ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private static @Nullable Object[] arguments(Instruction instruction, @Nullable Object[] slots) {
        if (instruction.isPlain()) {
            @Nullable
            Object[] plain = CallTable.plainArguments(instruction.reads(), 0, instruction.reads().length, slots);
            if (plain != null) {
                return plain;
            }
        }
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
