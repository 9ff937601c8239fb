package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.FieldFile;
import dev.icosian.compiler.bytecode.Instruction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out that an inner class keeps the object around it: its synthetic field is never anything else, and some compilers
 * leave it out where nothing reads it.
 */
final class OuterInstances {
    private OuterInstances() {}

    static List<Instruction> normalized(ClassFile file, List<Instruction> code) {
        for (int i = 0; i + 2 < code.size(); i++) {
            if (keepsOuter(file, code, i)) {
                List<Instruction> result = new ArrayList<>(code.subList(0, i));
                result.addAll(code.subList(i + 3, code.size()));
                return result;
            }
        }
        return code;
    }

    private static boolean keepsOuter(ClassFile file, List<Instruction> code, int at) {
        return isLoad(code.get(at), 0)
                && isLoad(code.get(at + 1), 1)
                && code.get(at + 2) instanceof Instruction.OfField put
                && put.opcode() == Opcodes.PUTFIELD
                && put.owner().equals(file.name())
                && put.name().startsWith("this$")
                && isSynthetic(file.field(put.name()));
    }

    private static boolean isSynthetic(@Nullable FieldFile field) {
        return field != null && field.isSynthetic();
    }

    private static boolean isLoad(Instruction instruction, int variable) {
        return instruction instanceof Instruction.Variable load
                && load.opcode() == Opcodes.ALOAD
                && load.variable() == variable;
    }
}
