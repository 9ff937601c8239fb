package dev.icosian.compiler.fingerprint;

import java.util.IdentityHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes down the instructions of a method; labels are numbered as they are met. Not thread safe. */
final class MethodDump extends MethodVisitor {
    private final Tokens tokens;
    private final References references;
    private final Consumer<String> whole;
    private final IdentityHashMap<Label, Integer> labels = new IdentityHashMap<>();

    MethodDump(Tokens tokens, References references, Consumer<String> whole) {
        super(Opcodes.ASM9);
        this.tokens = tokens;
        this.references = references;
        this.whole = whole;
    }

    @Override
    public void visitEnd() {
        whole.accept(tokens.toString());
    }

    @Override
    public void visitInsn(int opcode) {
        tokens.add(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        tokens.add(opcode).add(operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        tokens.add(opcode).add(variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        tokens.add(opcode).add(type);
        references.addInternal(type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        tokens.add(opcode).add(owner).add(name).add(descriptor);
        references.addInternal(owner);
        references.addDescriptor(descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        tokens.add(opcode).add(owner).add(name).add(descriptor).add(isInterface ? 1 : 0);
        references.addInternal(owner);
        references.addDescriptor(descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrapMethod, Object... bootstrapArguments) {
        tokens.add(Opcodes.INVOKEDYNAMIC).add(name).add(descriptor).addHandle(bootstrapMethod);
        tokens.add(bootstrapArguments.length);
        references.addDescriptor(descriptor);
        references.addConstant(bootstrapMethod);
        for (Object argument : bootstrapArguments) {
            tokens.addConstant(argument);
            references.addConstant(argument);
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        tokens.add(opcode).add(number(label));
    }

    @Override
    public void visitLabel(Label label) {
        tokens.add("label").add(number(label));
    }

    @Override
    public void visitLdcInsn(Object value) {
        tokens.add(Opcodes.LDC).addConstant(value);
        references.addConstant(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        tokens.add(Opcodes.IINC).add(variable).add(increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label defaultLabel, Label... targets) {
        tokens.add(Opcodes.TABLESWITCH).add(min).add(max).add(number(defaultLabel));
        addAll(targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label defaultLabel, int[] keys, Label[] targets) {
        tokens.add(Opcodes.LOOKUPSWITCH).add(number(defaultLabel)).add(keys.length);
        for (int key : keys) {
            tokens.add(key);
        }
        addAll(targets);
    }

    private void addAll(Label[] targets) {
        for (Label target : targets) {
            tokens.add(number(target));
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        tokens.add(Opcodes.MULTIANEWARRAY).add(descriptor).add(dimensions);
        references.addDescriptor(descriptor);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        tokens.add("try")
                .add(number(start))
                .add(number(end))
                .add(number(handler))
                .addNullable(type);
        references.addInternal(type);
    }

    private int number(Label label) {
        return labels.computeIfAbsent(label, key -> labels.size());
    }
}
