package dev.icosian.runtime.internal.exec;

import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.exec.call.DirectCall;
import dev.icosian.runtime.internal.exec.call.DirectCalls;
import dev.icosian.runtime.internal.exec.call.FunctionCall;
import dev.icosian.runtime.internal.exec.call.Invocation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Nodes compiled to calls over an array of values: every node, and every param, configuration key or foreign node that
 * they read, has a slot. Immutable, thread safe; made once, run often.
 */
public final class NodeProgram {
    /** As often as the JDK itself calls a method by reflection before it makes code for that. */
    private static final int RUNS_BEFORE_DIRECT_CALLS = 15;

    private final List<Instruction> instructions;
    private final Layout layout;
    private final Map<String, Integer> nodeSlots;
    private final List<Need> needs;
    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean callsDirectly;

    private NodeProgram(Layout layout, List<Instruction> instructions) {
        this.instructions = List.copyOf(instructions);
        this.layout = layout;
        this.nodeSlots = layout.slots(Origin.NODE);
        this.needs = layout.needs();
    }

    /**
     * Returns the program of nodes that are in topological order. Nodes that they need and that are not among them have
     * to be given when the program runs.
     *
     * @throws dev.icosian.PipelineException if a method must not be called
     */
    public static NodeProgram of(List<ResolvedNode> nodes) {
        Layout layout = new Layout(nodes);
        List<Instruction> instructions = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            ResolvedNode node = nodes.get(i);
            instructions.add(new Instruction(node, Invocation.of(node.body()), layout.arguments(node, i), i));
        }
        return new NodeProgram(layout, instructions);
    }

    /**
     * Returns what is to be run for some nodes.
     *
     * @param wanted names of nodes of the program, or of foreign ones that it reads; others throw {@link
     *     IllegalArgumentException}
     * @param given names of nodes whose values will be given: they, and what only they need, are not run
     */
    public Selection select(Collection<String> wanted, Set<String> given) {
        int slots = needs.size();
        boolean[] needed = new boolean[slots];
        BitSet kept = new BitSet(slots);
        for (String name : wanted) {
            Integer slot = nodeSlots.get(name);
            if (slot == null) {
                throw new IllegalArgumentException("no node named " + name);
            }
            needed[slot] = true;
            kept.set(slot);
        }
        boolean[] provided = new boolean[slots];
        for (String name : given) {
            Integer slot = nodeSlots.get(name);
            if (slot != null) {
                provided[slot] = true;
            }
        }
        List<Instruction> order = new ArrayList<>();
        for (int i = instructions.size() - 1; i >= 0; i--) {
            if (!needed[i] || provided[i]) {
                continue;
            }
            Instruction instruction = instructions.get(i);
            order.add(instruction);
            for (int read : instruction.reads()) {
                needed[read] = true;
            }
        }
        Collections.reverse(order);
        BitSet toGive = new BitSet(slots);
        for (int slot = 0; slot < slots; slot++) {
            if (needed[slot] && (slot >= instructions.size() || provided[slot])) {
                toGive.set(slot);
            }
        }
        return new Selection(this, order, positions(toGive), kept);
    }

    private static int[] positions(BitSet set) {
        int[] positions = new int[set.cardinality()];
        int slot = set.nextSetBit(0);
        for (int i = 0; i < positions.length; i++) {
            positions[i] = slot;
            slot = set.nextSetBit(slot + 1);
        }
        return positions;
    }

    /** Takes note that an evaluation starts: a program that often runs gets faster calls. */
    void startsRun() {
        if (runs.get() <= RUNS_BEFORE_DIRECT_CALLS && runs.incrementAndGet() == RUNS_BEFORE_DIRECT_CALLS) {
            callDirectly();
            callsDirectly = true;
        }
    }

    private void callDirectly() {
        List<Method> methods = new ArrayList<>();
        for (Instruction instruction : instructions) {
            if (instruction.invocation() instanceof FunctionCall function) {
                methods.add(function.method());
            }
        }
        Map<Method, DirectCall> calls = DirectCalls.of(methods);
        for (Instruction instruction : instructions) {
            if (instruction.invocation() instanceof FunctionCall function) {
                DirectCall faster = calls.get(function.method());
                if (faster != null) {
                    instruction.callBy(faster);
                }
            }
        }
    }

    /** Returns whether faster calls were made. */
    boolean callsDirectly() {
        return callsDirectly;
    }

    /** Returns an array for the values of one evaluation, with nothing given yet. */
    public Values values() {
        return new Values(this);
    }

    int slots() {
        return needs.size();
    }

    /** Returns a node of the program; null if there is none of this name. */
    @Nullable
    ResolvedNode find(String name) {
        Integer slot = nodeSlots.get(name);
        return slot == null || slot >= instructions.size()
                ? null
                : instructions.get(slot).node();
    }

    /** Returns the slot of a node's value; a name that the program does not have throws. */
    public int slotOf(String node) {
        Integer slot = nodeSlots.get(node);
        if (slot == null) {
            throw new IllegalArgumentException("no node named " + node);
        }
        return slot;
    }

    /** Returns the slot of a node, param, configuration key or the like; null if the program has none of this name. */
    @Nullable
    Integer slot(Origin origin, String name) {
        return layout.slots(origin).get(name);
    }

    /** Returns what a slot holds. */
    Need need(int slot) {
        return needs.get(slot);
    }
}
