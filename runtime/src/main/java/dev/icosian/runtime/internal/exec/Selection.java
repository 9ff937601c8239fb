package dev.icosian.runtime.internal.exec;

import dev.icosian.compiler.graph.ResolvedNode;
import java.util.Arrays;
import java.util.List;

/** Which nodes of a program run, and which values they need to be given. Immutable; thread safe. */
public final class Selection {
    private final NodeProgram program;
    private final List<Instruction> order;
    private final List<Instruction> checks;
    private final int[] given;

    Selection(NodeProgram program, List<Instruction> order, int[] given) {
        this.program = program;
        this.order = List.copyOf(order);
        this.checks = order.stream()
                .filter(instruction -> instruction.node().kind().equals("check"))
                .toList();
        this.given = given.clone();
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
        return Arrays.stream(given).mapToObj(program::need).toList();
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
