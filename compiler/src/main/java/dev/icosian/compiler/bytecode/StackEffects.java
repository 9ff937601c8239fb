package dev.icosian.compiler.bytecode;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** How instructions change the height of the operand stack, in words. */
final class StackEffects {
    private StackEffects() {}

    /** Returns the effect of taking the arguments and leaving the result; the object it is called on not counted. */
    static int ofCall(String descriptor) {
        int effect = Type.getReturnType(descriptor).getSize();
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            effect -= argument.getSize();
        }
        return effect;
    }

    /** Returns the effect of an instruction whose effect its opcode alone decides. */
    static int of(int opcode) {
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.DREM) {
            return (opcode - Opcodes.IADD) % 2 == 0 ? -1 : -2;
        }
        if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE) {
            return -1;
        }
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
            return -2;
        }
        return switch (opcode) {
            case Opcodes.ACONST_NULL,
                    Opcodes.ILOAD,
                    Opcodes.FLOAD,
                    Opcodes.ALOAD,
                    Opcodes.DUP,
                    Opcodes.DUP_X1,
                    Opcodes.DUP_X2,
                    Opcodes.I2L,
                    Opcodes.I2D,
                    Opcodes.F2L,
                    Opcodes.F2D,
                    Opcodes.JSR -> 1;
            case Opcodes.LLOAD, Opcodes.DLOAD, Opcodes.DUP2, Opcodes.DUP2_X1, Opcodes.DUP2_X2 -> 2;
            case Opcodes.IALOAD,
                    Opcodes.FALOAD,
                    Opcodes.AALOAD,
                    Opcodes.BALOAD,
                    Opcodes.CALOAD,
                    Opcodes.SALOAD,
                    Opcodes.ISTORE,
                    Opcodes.FSTORE,
                    Opcodes.ASTORE,
                    Opcodes.POP,
                    Opcodes.ISHL,
                    Opcodes.LSHL,
                    Opcodes.ISHR,
                    Opcodes.LSHR,
                    Opcodes.IUSHR,
                    Opcodes.LUSHR,
                    Opcodes.IAND,
                    Opcodes.IOR,
                    Opcodes.IXOR,
                    Opcodes.L2I,
                    Opcodes.L2F,
                    Opcodes.D2I,
                    Opcodes.D2F,
                    Opcodes.FCMPL,
                    Opcodes.FCMPG,
                    Opcodes.IFNULL,
                    Opcodes.IFNONNULL,
                    Opcodes.IRETURN,
                    Opcodes.FRETURN,
                    Opcodes.ARETURN,
                    Opcodes.ATHROW,
                    Opcodes.MONITORENTER,
                    Opcodes.MONITOREXIT -> -1;
            case Opcodes.LSTORE,
                    Opcodes.DSTORE,
                    Opcodes.POP2,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR,
                    Opcodes.LRETURN,
                    Opcodes.DRETURN -> -2;
            case Opcodes.LCMP,
                    Opcodes.DCMPL,
                    Opcodes.DCMPG,
                    Opcodes.IASTORE,
                    Opcodes.FASTORE,
                    Opcodes.AASTORE,
                    Opcodes.BASTORE,
                    Opcodes.CASTORE,
                    Opcodes.SASTORE -> -3;
            case Opcodes.LASTORE, Opcodes.DASTORE -> -4;
            default -> 0;
        };
    }
}
