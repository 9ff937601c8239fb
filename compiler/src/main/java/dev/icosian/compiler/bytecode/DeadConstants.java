package dev.icosian.compiler.bytecode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out constants that are stored in a local variable from where nothing reads them: compilers write a constant
 * variable's value where it is used, and store it only for debuggers.
 */
public final class DeadConstants {
    private final List<Instruction> code;
    private final List<TryBlock> tryBlocks;
    private final Map<Label, Integer> positions = new HashMap<>();

    private DeadConstants(List<Instruction> code, List<TryBlock> tryBlocks) {
        this.code = code;
        this.tryBlocks = tryBlocks;
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Instruction.Position position) {
                positions.put(position.label(), i);
            }
        }
    }

    /** Returns code without such constants. */
    public static List<Instruction> normalized(List<Instruction> code, List<TryBlock> tryBlocks) {
        if (code.stream().anyMatch(DeadConstants::isReturnOfSubroutine)) {
            return code;
        }
        for (int i = 0; i + 1 < code.size(); i++) {
            if (isStoredConstant(code, i) && !isReadNext(code, i + 1)) {
                return new DeadConstants(code, tryBlocks).normalized();
            }
        }
        return code;
    }

    /** Returns whether an instruction, which no compiler writes any more, goes where a variable says. */
    private static boolean isReturnOfSubroutine(Instruction instruction) {
        return instruction instanceof Instruction.Variable variable && variable.opcode() == Opcodes.RET;
    }

    private static boolean isStoredConstant(List<Instruction> code, int at) {
        return code.get(at) instanceof Instruction.Constant
                && at + 1 < code.size()
                && code.get(at + 1) instanceof Instruction.Variable variable
                && variable.isStore();
    }

    /** Returns whether what follows a store surely reads the variable: most do, and need no closer look. */
    private static boolean isReadNext(List<Instruction> code, int store) {
        int variable = ((Instruction.Variable) code.get(store)).variable();
        for (int i = store + 1; i < code.size(); i++) {
            Instruction instruction = code.get(i);
            if (instruction instanceof Instruction.Increment increment && increment.variable() == variable) {
                return true;
            }
            if (instruction instanceof Instruction.Variable other && other.variable() == variable) {
                return !other.isStore();
            }
            if (instruction.isEnd()) {
                return false;
            }
        }
        return false;
    }

    private List<Instruction> normalized() {
        BitSet[] live = liveBefore();
        List<Instruction> result = new ArrayList<>(code.size());
        for (int i = 0; i < code.size(); i++) {
            if (isStoredConstant(code, i)) {
                int variable = ((Instruction.Variable) code.get(i + 1)).variable();
                if (i + 2 == code.size() || !live[i + 2].get(variable)) {
                    i++;
                    continue;
                }
            }
            result.add(code.get(i));
        }
        return result;
    }

    /** Returns, by instruction, the variables that something may read before it is written: from there, going on. */
    private BitSet[] liveBefore() {
        BitSet[] live = new BitSet[code.size() + 1];
        for (int i = 0; i < live.length; i++) {
            live[i] = new BitSet();
        }
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (int i = code.size() - 1; i >= 0; i--) {
                BitSet before = before(i, live);
                if (!before.equals(live[i])) {
                    live[i] = before;
                    isChanged = true;
                }
            }
        }
        return live;
    }

    private BitSet before(int at, BitSet[] live) {
        Instruction instruction = code.get(at);
        BitSet result = new BitSet();
        if (!instruction.isEnd()) {
            result.or(live[at + 1]);
        }
        for (Label target : instruction.targets()) {
            result.or(live[position(target)]);
        }
        if (instruction instanceof Instruction.Variable variable) {
            if (variable.isStore()) {
                result.clear(variable.variable());
            } else {
                result.set(variable.variable());
            }
        }
        if (instruction instanceof Instruction.Increment increment) {
            result.set(increment.variable());
        }
        for (TryBlock block : tryBlocks) {
            if (position(block.start()) <= at && at < position(block.end())) {
                result.or(live[position(block.handler())]);
            }
        }
        return result;
    }

    /** Returns where a label is; the end for one outside of what was cut out of a method. */
    private int position(Label label) {
        return positions.getOrDefault(label, code.size());
    }
}
