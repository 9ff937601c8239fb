package dev.icosian.compiler.bytecode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Instructions that belong together: a statement, or several that share local variables. */
public record Segment(List<Instruction> code, List<TryBlock> tryBlocks) {
    /** Copies the lists. */
    public Segment {
        code = List.copyOf(code);
        tryBlocks = List.copyOf(tryBlocks);
    }

    static Segment of(List<Instruction> code, List<TryBlock> allTryBlocks) {
        Set<Label> here = new HashSet<>();
        for (Instruction instruction : code) {
            if (instruction instanceof Instruction.Position position) {
                here.add(position.label());
            }
        }
        return new Segment(
                code,
                allTryBlocks.stream()
                        .filter(block -> here.contains(block.handler()))
                        .toList());
    }

    /** Returns whether it does nothing. */
    boolean isEmpty() {
        return code.stream()
                .allMatch(instruction -> instruction instanceof Instruction.Position
                        || (instruction instanceof Instruction.Plain plain && plain.opcode() == Opcodes.RETURN));
    }

    /** Returns whether it reads a local variable that it does not write before. */
    boolean readsEarlierVariables() {
        Set<Integer> written = new HashSet<>();
        for (Instruction instruction : code) {
            if (instruction instanceof Instruction.Increment increment && !written.contains(increment.variable())) {
                return true;
            }
            if (instruction instanceof Instruction.Variable variable) {
                if (variable.isStore()) {
                    written.add(variable.variable());
                } else if (!written.contains(variable.variable())) {
                    return true;
                }
            }
        }
        return false;
    }
}
