package dev.icosian.compiler.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the instructions of a method: one form per meaning where the JVM has several. For one use. */
final class MethodReader extends MethodVisitor {
    private final BiConsumer<List<Instruction>, List<TryBlock>> result;
    private final List<Instruction> code = new ArrayList<>();
    private final List<TryBlock> tryBlocks = new ArrayList<>();

    MethodReader(BiConsumer<List<Instruction>, List<TryBlock>> result) {
        super(Opcodes.ASM9);
        this.result = result;
    }

    @Override
    public void visitEnd() {
        result.accept(List.copyOf(code), List.copyOf(tryBlocks));
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            constant(opcode - Opcodes.ICONST_0);
        } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            constant((long) (opcode - Opcodes.LCONST_0));
        } else if (opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.FCONST_2) {
            constant((float) (opcode - Opcodes.FCONST_0));
        } else if (opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1) {
            constant((double) (opcode - Opcodes.DCONST_0));
        } else if (opcode != Opcodes.NOP) {
            code.add(new Instruction.Plain(opcode));
        }
    }

    private void constant(Object value) {
        code.add(new Instruction.Constant(value));
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            code.add(new Instruction.OfType(opcode, Integer.toString(operand)));
            return;
        }
        constant(operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        code.add(new Instruction.Variable(opcode, variable));
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        code.add(new Instruction.OfType(opcode, type));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        code.add(new Instruction.OfField(opcode, owner, name, descriptor));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean isOfObject = opcode == Opcodes.INVOKEINTERFACE && ObjectMethods.contains(name, descriptor);
        code.add(
                isOfObject
                        ? new Instruction.Call(Opcodes.INVOKEVIRTUAL, ObjectMethods.OWNER, name, descriptor)
                        : new Instruction.Call(opcode, owner, name, descriptor));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        code.add(new Instruction.Dynamic(name, descriptor, bootstrap, ObjectMethods.normalized(arguments)));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        code.add(new Instruction.Jump(opcode, label));
    }

    @Override
    public void visitLabel(Label label) {
        code.add(new Instruction.Position(label));
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        code.add(new Instruction.Increment(variable, increment));
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        int[] keys = new int[labels.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = min + i;
        }
        visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        List<Integer> numbers = new ArrayList<>();
        List<Label> targets = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            if (labels[i] != otherwise) {
                numbers.add(keys[i]);
                targets.add(labels[i]);
            }
        }
        code.add(new Instruction.Switch(numbers, targets, otherwise));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        code.add(new Instruction.NewArrays(descriptor, dimensions));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        tryBlocks.add(new TryBlock(start, end, handler, type));
    }
}
