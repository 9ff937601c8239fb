package dev.icosian.runtime.internal.exec;

import dev.icosian.NodeCheck;
import dev.icosian.StepOutcome;
import dev.icosian.runtime.internal.outside.Redaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of nodes, and what it took to get them. Closing it closes the values of ephemeral nodes that can be closed.
 * For one thread.
 */
public final class Evaluation implements AutoCloseable {
    private final Selection selection;
    private final @Nullable Object[] slots;
    private final long[] nanos;
    private final Ephemerals ephemerals;
    private final Redaction redaction;

    Evaluation(
            Selection selection, @Nullable Object[] slots, long[] nanos, Ephemerals ephemerals, Redaction redaction) {
        this.redaction = redaction;
        this.selection = selection;
        this.slots = slots;
        this.nanos = nanos;
        this.ephemerals = ephemerals;
    }

    /** Returns the value of a node that was wanted; the others are released as soon as nobody reads them any more. */
    public @Nullable Object value(String node) {
        Integer slot = selection.program().slot(Origin.NODE, node);
        if (slot == null || !selection.keeps(slot)) {
            throw new IllegalArgumentException("node " + node + " was not wanted");
        }
        return slots[slot];
    }

    /** Returns the value in a slot of a node that was wanted. */
    public @Nullable Object value(int slot) {
        if (!selection.keeps(slot)) {
            throw new IllegalArgumentException("slot " + slot + " was not wanted");
        }
        return slots[slot];
    }

    /** Returns the values of all nodes that were wanted. */
    public List<@Nullable Object> wanted() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int slot = 0; slot < slots.length; slot++) {
            if (selection.keeps(slot)) {
                values.add(slots[slot]);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** Returns the wall time of each node that ran, in topological order. */
    public Map<String, Duration> times() {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (int i = 0; i < nanos.length; i++) {
            times.put(selection.order().get(i).node().name(), Duration.ofNanos(nanos[i]));
        }
        return Collections.unmodifiableMap(times);
    }

    /** Returns the results of the checks that ran, in order. */
    public List<StepOutcome.CheckOutcome> checks() {
        List<StepOutcome.CheckOutcome> checks = new ArrayList<>();
        for (Instruction instruction : selection.checks()) {
            if (slots[instruction.slot()] instanceof StepOutcome.CheckOutcome outcome) {
                checks.add(new StepOutcome.CheckOutcome(
                        outcome.node(),
                        outcome.check(),
                        outcome.importance(),
                        new NodeCheck.CheckResult(
                                outcome.result().passed(),
                                redaction.text(outcome.result().message()),
                                outcome.result().failing())));
            }
        }
        return Collections.unmodifiableList(checks);
    }

    /**
     * Closes what ephemeral nodes opened, last first.
     *
     * @throws dev.icosian.runtime.internal.failure.NodeFailure for the first that cannot be closed; the failures of others are suppressed in it
     */
    @Override
    public void close() {
        ephemerals.close(null);
    }
}
