package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.Component;
import dev.icosian.compiler.bytecode.Instruction;
import dev.icosian.compiler.bytecode.MethodFile;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Methods that a compiler writes: what they do follows from the shape of their class. */
final class Generated {
    private static final String RECORD_METHODS = "java/lang/runtime/ObjectMethods";

    private Generated() {}

    static boolean is(ClassFile file, MethodFile method) {
        if (file.isEnum()) {
            return isOfEnum(file, method);
        }
        return file.isRecord()
                && (isOfRecord(method) || isAccessor(file, method) || isCanonicalConstructor(file, method));
    }

    private static boolean isOfEnum(ClassFile file, MethodFile method) {
        String type = "L" + file.name() + ";";
        return method.isStatic()
                && (method.id().equals("values()[" + type)
                        || method.id().equals("valueOf(Ljava/lang/String;)" + type)
                        || (method.isSynthetic() && method.id().equals("$values()[" + type)));
    }

    private static boolean isOfRecord(MethodFile method) {
        return method.code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.Dynamic dynamic
                        && dynamic.bootstrap().getOwner().equals(RECORD_METHODS));
    }

    private static boolean isAccessor(ClassFile file, MethodFile method) {
        for (Component component : file.components()) {
            if (method.id().equals(component.name() + "()" + component.descriptor())) {
                Type type = Type.getType(component.descriptor());
                return instructions(method)
                        .equals(List.of(
                                load(Type.getObjectType(file.name()), 0),
                                field(Opcodes.GETFIELD, file, component),
                                new Instruction.Plain(type.getOpcode(Opcodes.IRETURN))));
            }
        }
        return false;
    }

    private static boolean isCanonicalConstructor(ClassFile file, MethodFile method) {
        if (!method.id().equals(canonicalConstructor(file))) {
            return false;
        }
        Type self = Type.getObjectType(file.name());
        List<Instruction> expected = new ArrayList<>();
        expected.add(load(self, 0));
        expected.add(new Instruction.Call(Opcodes.INVOKESPECIAL, "java/lang/Record", MethodFile.CONSTRUCTOR, "()V"));
        int variable = 1;
        for (Component component : file.components()) {
            Type type = Type.getType(component.descriptor());
            expected.add(load(self, 0));
            expected.add(load(type, variable));
            expected.add(field(Opcodes.PUTFIELD, file, component));
            variable += type.getSize();
        }
        expected.add(new Instruction.Plain(Opcodes.RETURN));
        return instructions(method).equals(expected);
    }

    /** Returns name and descriptor of the constructor that takes all components. */
    static String canonicalConstructor(ClassFile file) {
        StringBuilder descriptor = new StringBuilder(MethodFile.CONSTRUCTOR + "(");
        file.components().forEach(component -> descriptor.append(component.descriptor()));
        return descriptor.append(")V").toString();
    }

    private static Instruction load(Type type, int variable) {
        return new Instruction.Variable(type.getOpcode(Opcodes.ILOAD), variable);
    }

    private static Instruction field(int opcode, ClassFile file, Component component) {
        return new Instruction.OfField(opcode, file.name(), component.name(), component.descriptor());
    }

    private static List<Instruction> instructions(MethodFile method) {
        return method.code().stream()
                .filter(instruction -> !(instruction instanceof Instruction.Position))
                .toList();
    }
}
