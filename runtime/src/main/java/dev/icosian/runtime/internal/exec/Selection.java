package dev.icosian.runtime.internal.exec;

import dev.icosian.compiler.graph.ResolvedNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which nodes of a program run, and which values they need to be given. Immutable; thread safe. */
public final class Selection {
    private final NodeProgram program;
    private final List<Instruction> order;
    private final List<Instruction> checks;
    private final int[] given;
    private final BitSet kept;
    private final int[] uses;
    private volatile @Nullable Schedule schedule;
    private volatile @Nullable CallTable table;

    /**
     * Takes the parts.
     *
     * @param given slots that have to be filled before
     * @param kept slots whose values are wanted; not to be changed afterwards, and those of checks are added
     */
    Selection(NodeProgram program, List<Instruction> order, int[] given, BitSet kept) {
        this.program = program;
        this.order = List.copyOf(order);
        this.checks = checks(order);
        this.given = given.clone();
        this.kept = kept;
        for (Instruction check : checks) {
            kept.set(check.slot());
        }
        this.uses = uses();
    }

    /** Returns the program. */
    public NodeProgram program() {
        return program;
    }

    /** Returns the nodes that run, in the order in which they do. */
    public List<ResolvedNode> nodes() {
        return order.stream().map(Instruction::node).toList();
    }

    /** Returns which values have to be given, in the order in which nodes read them first. */
    public List<Need> needs() {
        List<Need> needs = new ArrayList<>(given.length);
        for (int slot : given) {
            needs.add(program.need(slot));
        }
        return Collections.unmodifiableList(needs);
    }

    private static List<Instruction> checks(List<Instruction> order) {
        List<Instruction> checks = new ArrayList<>();
        for (Instruction instruction : order) {
            if (instruction.node().kind().equals("check")) {
                checks.add(instruction);
            }
        }
        return Collections.unmodifiableList(checks);
    }

    private int[] uses() {
        int[] counted = new int[program.slots()];
        for (Instruction instruction : order) {
            for (int read : instruction.reads()) {
                if (!kept.get(read)) {
                    counted[read]++;
                }
            }
        }
        return counted;
    }

    /** Returns whether the value of a slot is there when all nodes have run. */
    boolean keeps(int slot) {
        return kept.get(slot);
    }

    /** Returns who has to read what, until everything is released that is not kept. */
    Uses remaining() {
        return new Uses(uses.clone());
    }

    /** Returns who waits for whom; made when first asked for. */
    Schedule schedule() {
        Schedule made = schedule;
        if (made == null) {
            made = Schedule.of(order, program.slots());
            schedule = made;
        }
        return made;
    }

    /** Returns what the calls need; made when first asked for, and again when there are direct calls. */
    CallTable table() {
        boolean direct = program.callsDirectly();
        CallTable made = table;
        if (made == null || made.direct() != direct) {
            made = new CallTable(order, direct);
            table = made;
        }
        return made;
    }

    List<Instruction> order() {
        return order;
    }

    List<Instruction> checks() {
        return checks;
    }

    /** Returns the slots that have to be filled before; not to be changed. */
    int[] given() {
        return given;
    }
}
