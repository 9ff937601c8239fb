package dev.icosian.compiler.bytecode;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One instruction of a method, or a place that can be jumped to. */
public sealed interface Instruction {
    /** Writes it down. */
    void write(Tokens tokens, Numbering numbers);

    /** Adds what it refers to. */
    default void addTo(Uses uses) {}

    /** Returns how many words more are on the operand stack after it. */
    int stackEffect();

    /** Returns where it may jump. */
    default List<Label> targets() {
        return List.of();
    }

    /** Returns whether what stands behind it is never reached from it. */
    default boolean isEnd() {
        return false;
    }

    /** An instruction without operands. */
    record Plain(int opcode) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(opcode);
        }

        @Override
        public int stackEffect() {
            return StackEffects.of(opcode);
        }

        @Override
        public boolean isEnd() {
            return opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
        }
    }

    /** A constant, whichever instruction pushes it. */
    record Constant(Object value) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            Constants.write(value, tokens.add("push"));
        }

        @Override
        public void addTo(Uses uses) {
            uses.constant(value);
        }

        @Override
        public int stackEffect() {
            return value instanceof Long || value instanceof Double ? 2 : 1;
        }
    }

    /** Reads or writes a local variable. */
    record Variable(int opcode, int variable) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(opcode).add(numbers.ofVariable(variable));
        }

        @Override
        public int stackEffect() {
            return StackEffects.of(opcode);
        }

        /** Returns whether it reads. */
        public boolean isLoad() {
            return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD;
        }

        /** Returns whether it writes. */
        public boolean isStore() {
            return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
        }
    }

    /** Adds to a local variable. */
    record Increment(int variable, int by) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(Opcodes.IINC).add(numbers.ofVariable(variable)).add(by);
        }

        @Override
        public int stackEffect() {
            return 0;
        }
    }

    /** Makes, casts or tests an object, or makes an array of a primitive type (its code as {@code type}). */
    record OfType(int opcode, String type) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(opcode).add(type);
        }

        @Override
        public void addTo(Uses uses) {
            if (opcode == Opcodes.NEWARRAY) {
                return;
            }
            uses.type(Type.getObjectType(type));
            if (opcode == Opcodes.NEW) {
                uses.made(type);
            }
        }

        @Override
        public int stackEffect() {
            return opcode == Opcodes.NEW ? 1 : 0;
        }
    }

    /** Makes an array of several dimensions. */
    record NewArrays(String descriptor, int dimensions) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(Opcodes.MULTIANEWARRAY).add(descriptor).add(dimensions);
        }

        @Override
        public void addTo(Uses uses) {
            uses.type(Type.getType(descriptor));
        }

        @Override
        public int stackEffect() {
            return 1 - dimensions;
        }
    }

    /** Reads or writes a field. */
    record OfField(int opcode, String owner, String name, String descriptor) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            if (isAssertionsDisabled()) {
                tokens.add("assertions disabled");
                return;
            }
            tokens.add(opcode).add(owner).add(name).add(descriptor);
        }

        /** Returns whether it asks if assertions are on, which is no property of the code. */
        public boolean isAssertionsDisabled() {
            return name.equals("$assertionsDisabled");
        }

        /** Returns whether the field belongs to the class. */
        public boolean isStatic() {
            return opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        }

        @Override
        public void addTo(Uses uses) {
            if (isAssertionsDisabled()) {
                return;
            }
            uses.type(Type.getType(descriptor));
            uses.type(Type.getObjectType(owner));
            if (isStatic()) {
                uses.staticField(owner, name);
            }
        }

        @Override
        public int stackEffect() {
            int size = Type.getType(descriptor).getSize();
            return switch (opcode) {
                case Opcodes.GETSTATIC -> size;
                case Opcodes.PUTSTATIC -> -size;
                case Opcodes.GETFIELD -> size - 1;
                default -> -size - 1;
            };
        }
    }

    /** Calls a method. */
    record Call(int opcode, String owner, String name, String descriptor) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(opcode).add(owner).add(name).add(descriptor);
        }

        @Override
        public void addTo(Uses uses) {
            uses.call(opcode, owner, name, descriptor);
        }

        @Override
        public int stackEffect() {
            return StackEffects.ofCall(descriptor) - (opcode == Opcodes.INVOKESTATIC ? 0 : 1);
        }
    }

    /** Calls what a bootstrap method finds. */
    record Dynamic(String name, String descriptor, Handle bootstrap, List<Object> arguments) implements Instruction {
        /** Copies the list. */
        public Dynamic {
            arguments = List.copyOf(arguments);
        }

        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(Opcodes.INVOKEDYNAMIC).add(name).add(descriptor);
            Constants.write(bootstrap, tokens);
            tokens.add(arguments.size());
            arguments.forEach(argument -> Constants.write(argument, tokens));
        }

        @Override
        public void addTo(Uses uses) {
            uses.descriptor(descriptor);
            uses.constant(bootstrap);
            arguments.forEach(uses::constant);
        }

        @Override
        public int stackEffect() {
            return StackEffects.ofCall(descriptor);
        }

        /** Returns whether it makes an object of a functional interface. */
        public boolean isLambda() {
            return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                    && arguments.size() >= 3
                    && arguments.get(1) instanceof Handle;
        }

        /** Returns what the object of a functional interface calls. */
        public Handle implementation() {
            return (Handle) arguments.get(1);
        }

        /** Returns whether it joins texts. */
        public boolean isConcatenation() {
            return bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory");
        }
    }

    /** Jumps. */
    record Jump(int opcode, Label target) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add(opcode).add(numbers.of(target));
        }

        @Override
        public int stackEffect() {
            return StackEffects.of(opcode);
        }

        @Override
        public List<Label> targets() {
            return List.of(target);
        }

        @Override
        public boolean isEnd() {
            return opcode == Opcodes.GOTO;
        }
    }

    /** Jumps by a number; cases that go where all others go are left out. */
    record Switch(List<Integer> keys, List<Label> labels, Label otherwise) implements Instruction {
        /** Copies the lists. */
        public Switch {
            keys = List.copyOf(keys);
            labels = List.copyOf(labels);
        }

        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add("switch").add(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                tokens.add(keys.get(i)).add(numbers.of(labels.get(i)));
            }
            tokens.add(numbers.of(otherwise));
        }

        @Override
        public int stackEffect() {
            return -1;
        }

        @Override
        public List<Label> targets() {
            return Lists.with(labels, otherwise);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** Jumps by a constant of an enum, which it takes from the stack; constants in the order of their names. */
    record EnumSwitch(String type, List<String> constants, List<Label> labels, Label otherwise) implements Instruction {
        /** Copies the lists. */
        public EnumSwitch {
            constants = List.copyOf(constants);
            labels = List.copyOf(labels);
        }

        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add("enum switch").add(type).add(constants.size());
            for (int i = 0; i < constants.size(); i++) {
                tokens.add(constants.get(i)).add(numbers.of(labels.get(i)));
            }
            tokens.add(numbers.of(otherwise));
        }

        @Override
        public void addTo(Uses uses) {
            uses.type(Type.getObjectType(type));
        }

        @Override
        public int stackEffect() {
            return -1;
        }

        @Override
        public List<Label> targets() {
            return Lists.with(labels, otherwise);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** A place that can be jumped to. */
    record Position(Label label) implements Instruction {
        @Override
        public void write(Tokens tokens, Numbering numbers) {
            tokens.add("label").add(numbers.of(label));
        }

        @Override
        public int stackEffect() {
            return 0;
        }
    }
}
