package dev.icosian.compiler.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives concatenations of strings one form. Some compilers turn each object into a text before they look at the next one,
 * some at the end; where nothing but variables and constants follows, that makes no difference.
 */
public final class Concatenations {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private Concatenations() {}

    /** Returns code with concatenations in one form. */
    public static List<Instruction> normalized(List<Instruction> code) {
        if (code.stream().noneMatch(Concatenations::isConcatenation)) {
            return code;
        }
        List<Instruction> result = new ArrayList<>(code.size());
        for (Instruction instruction : code) {
            if (instruction instanceof Instruction.Dynamic dynamic && dynamic.isConcatenation()) {
                dropValueOf(result);
                result.add(ofObjects(dynamic));
            } else {
                result.add(instruction);
            }
        }
        return result;
    }

    private static boolean isConcatenation(Instruction instruction) {
        return instruction instanceof Instruction.Dynamic dynamic && dynamic.isConcatenation();
    }

    private static void dropValueOf(List<Instruction> code) {
        for (int i = code.size() - 1; i >= 0; i--) {
            Instruction instruction = code.get(i);
            if (isValueOf(instruction)) {
                code.remove(i);
            } else if (!isPush(instruction)) {
                return;
            }
        }
    }

    private static boolean isPush(Instruction instruction) {
        return instruction instanceof Instruction.Constant
                || (instruction instanceof Instruction.Variable variable && variable.isLoad());
    }

    private static boolean isValueOf(Instruction instruction) {
        return instruction instanceof Instruction.Call call
                && call.opcode() == Opcodes.INVOKESTATIC
                && call.owner().equals("java/lang/String")
                && call.name().equals("valueOf")
                && call.descriptor().equals("(Ljava/lang/Object;)Ljava/lang/String;");
    }

    /** Which class an object is declared to have makes no difference to its text. */
    private static Instruction ofObjects(Instruction.Dynamic dynamic) {
        Type[] types = Type.getArgumentTypes(dynamic.descriptor());
        for (int i = 0; i < types.length; i++) {
            if (types[i].getSort() == Type.OBJECT || types[i].getSort() == Type.ARRAY) {
                types[i] = OBJECT;
            }
        }
        String descriptor = Type.getMethodDescriptor(Type.getReturnType(dynamic.descriptor()), types);
        return new Instruction.Dynamic(dynamic.name(), descriptor, dynamic.bootstrap(), dynamic.arguments());
    }
}
