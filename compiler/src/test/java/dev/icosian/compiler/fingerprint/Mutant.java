package dev.icosian.compiler.fingerprint;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class file in which one instruction is another one, so that the method does something else. It is only read, never run:
 * types need not fit.
 */
final class Mutant extends ClassVisitor {
    private final int wanted;
    private int next;
    private String what = "";

    private Mutant(@Nullable ClassVisitor to, int wanted) {
        super(Opcodes.ASM9, to);
        this.wanted = wanted;
    }

    /** Returns how many mutants a class has. */
    static int count(byte[] original) {
        Mutant none = new Mutant(new ClassWriter(0), -1);
        new ClassReader(original).accept(none, 0);
        return none.next;
    }

    /** A class file, and the method and change that make the difference. */
    record Made(byte[] bytes, String what) {}

    /** Returns one of the mutants. */
    static Made of(byte[] original, int number) {
        ClassWriter writer = new ClassWriter(0);
        Mutant mutant = new Mutant(writer, number);
        new ClassReader(original).accept(mutant, 0);
        return new Made(writer.toByteArray(), mutant.what);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, to) {
            private boolean isIt(String change) {
                boolean isIt = next == wanted;
                next++;
                if (isIt) {
                    what = name + descriptor + " " + change;
                }
                return isIt;
            }

            @Override
            public void visitInsn(int opcode) {
                int other = other(opcode);
                boolean isOther = other != opcode && isIt("instruction " + opcode);
                super.visitInsn(isOther ? other : opcode);
            }

            @Override
            public void visitIntInsn(int opcode, int operand) {
                boolean isOther = opcode != Opcodes.NEWARRAY && isIt("number " + operand);
                super.visitIntInsn(opcode, isOther ? operand + 1 : operand);
            }

            @Override
            public void visitLdcInsn(Object value) {
                super.visitLdcInsn(isIt("constant " + value) ? otherConstant(value) : value);
            }

            @Override
            public void visitJumpInsn(int opcode, Label label) {
                boolean isOther = opcode != Opcodes.GOTO && isIt("jump " + opcode);
                super.visitJumpInsn(isOther ? opposite(opcode) : opcode, label);
            }

            @Override
            public void visitIincInsn(int variable, int increment) {
                super.visitIincInsn(variable, isIt("increment") ? increment + 1 : increment);
            }

            @Override
            public void visitVarInsn(int opcode, int variable) {
                // No other variable of the method has this number.
                super.visitVarInsn(opcode, isIt("variable " + variable + " of " + opcode) ? 200 : variable);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                super.visitTypeInsn(opcode, isIt("type " + type) ? "java/util/BitSet" : type);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                super.visitFieldInsn(opcode, owner, isIt("field " + field) ? field + "Other" : field, type);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                boolean isOther = !method.startsWith("<") && isIt("call of " + method);
                super.visitMethodInsn(opcode, owner, isOther ? method + "Other" : method, type, isInterface);
            }

            @Override
            public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                Object[] changed = arguments.clone();
                for (int i = 0; i < changed.length; i++) {
                    if (!(changed[i] instanceof Type) && isIt("dynamic argument " + changed[i])) {
                        changed[i] = otherConstant(changed[i]);
                    }
                }
                super.visitInvokeDynamicInsn(method, type, bootstrap, changed);
            }

            @Override
            public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
                boolean isOther = isIt("cases from " + min);
                super.visitTableSwitchInsn(isOther ? min + 1 : min, isOther ? max + 1 : max, otherwise, labels);
            }

            @Override
            public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
                int[] changed = keys.clone();
                for (int i = 0; i < changed.length; i++) {
                    if (isIt("case " + changed[i])) {
                        changed[i]++;
                    }
                }
                super.visitLookupSwitchInsn(otherwise, changed, labels);
            }

            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
                boolean isOther = type != null && isIt("caught " + type);
                super.visitTryCatchBlock(start, end, handler, isOther ? "java/util/zip/ZipException" : type);
            }
        };
    }

    private static Object otherConstant(Object value) {
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        if (value instanceof Float number) {
            return number.isNaN() ? 1f : Float.intBitsToFloat(Float.floatToIntBits(number) ^ 1);
        }
        if (value instanceof Double number) {
            return number.isNaN() ? 1d : Double.longBitsToDouble(Double.doubleToLongBits(number) ^ 1);
        }
        if (value instanceof String text) {
            return text + "x";
        }
        if (value instanceof Handle handle) {
            return new Handle(
                    handle.getTag(),
                    handle.getOwner(),
                    handle.getName() + "Other",
                    handle.getDesc(),
                    handle.isInterface());
        }
        return Type.getObjectType("java/util/BitSet");
    }

    private static int opposite(int jump) {
        if (jump == Opcodes.IFNULL || jump == Opcodes.IFNONNULL) {
            return jump == Opcodes.IFNULL ? Opcodes.IFNONNULL : Opcodes.IFNULL;
        }
        // The conditions stand in pairs: equal and not, less and not, greater and not.
        return ((jump - Opcodes.IFEQ) ^ 1) + Opcodes.IFEQ;
    }

    /** Returns an instruction that does something else to as many values; the same one if there is none of interest. */
    private static int other(int opcode) {
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode == Opcodes.ICONST_5 ? Opcodes.ICONST_4 : opcode + 1;
        }
        return switch (opcode) {
            case Opcodes.LCONST_0, Opcodes.DCONST_0, Opcodes.FCONST_0 -> opcode + 1;
            case Opcodes.LCONST_1, Opcodes.DCONST_1, Opcodes.FCONST_1 -> opcode - 1;
            case Opcodes.IADD, Opcodes.LADD, Opcodes.FADD, Opcodes.DADD -> opcode + (Opcodes.ISUB - Opcodes.IADD);
            case Opcodes.ISUB, Opcodes.LSUB, Opcodes.FSUB, Opcodes.DSUB -> opcode - (Opcodes.ISUB - Opcodes.IADD);
            case Opcodes.IMUL, Opcodes.LMUL, Opcodes.FMUL, Opcodes.DMUL -> opcode + (Opcodes.IDIV - Opcodes.IMUL);
            case Opcodes.IDIV, Opcodes.LDIV, Opcodes.FDIV, Opcodes.DDIV -> opcode - (Opcodes.IDIV - Opcodes.IMUL);
            case Opcodes.IREM, Opcodes.LREM, Opcodes.FREM, Opcodes.DREM -> opcode - (Opcodes.IREM - Opcodes.IDIV);
            case Opcodes.ISHL, Opcodes.LSHL -> opcode + (Opcodes.ISHR - Opcodes.ISHL);
            case Opcodes.ISHR, Opcodes.LSHR -> opcode + (Opcodes.IUSHR - Opcodes.ISHR);
            case Opcodes.IUSHR, Opcodes.LUSHR -> opcode - (Opcodes.IUSHR - Opcodes.ISHR);
            case Opcodes.IAND, Opcodes.LAND -> opcode + (Opcodes.IOR - Opcodes.IAND);
            case Opcodes.IOR, Opcodes.LOR -> opcode + (Opcodes.IXOR - Opcodes.IOR);
            case Opcodes.IXOR, Opcodes.LXOR -> opcode - (Opcodes.IXOR - Opcodes.IOR);
            case Opcodes.INEG, Opcodes.LNEG, Opcodes.FNEG, Opcodes.DNEG, Opcodes.I2B, Opcodes.I2S, Opcodes.I2C ->
                Opcodes.NOP;
            case Opcodes.DCMPG, Opcodes.FCMPG -> opcode - 1;
            case Opcodes.DCMPL, Opcodes.FCMPL -> opcode + 1;
            case Opcodes.ATHROW -> Opcodes.ARETURN;
            case Opcodes.DUP_X1 -> Opcodes.DUP_X2;
            case Opcodes.SWAP -> Opcodes.NOP;
            default -> opcode;
        };
    }
}
