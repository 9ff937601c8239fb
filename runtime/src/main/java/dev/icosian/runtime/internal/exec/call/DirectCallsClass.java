package dev.icosian.runtime.internal.exec.call;

import dev.icosian.compiler.type.Types;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes a class that calls methods of one other class by number: a {@link DirectMethods}. */
final class DirectCallsClass {
    /** Local variables behind {@code this}. */
    private static final int INDEX = 1;

    private static final int ARGUMENTS = 2;
    private static final int FIRST_PARAMETER = 3;

    private static final String SUPER = Type.getInternalName(DirectMethods.class);

    private DirectCallsClass() {}

    /**
     * Returns the class file.
     *
     * @param name of the class, with slashes
     * @param owner whose methods are called
     * @param methods by number; those of the same types one behind the other
     */
    static byte[] bytes(String name, Class<?> owner, List<Method> methods) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, name, null, SUPER, null);
        constructor(writer);
        calls(writer, name, owner, methods);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /**
     * Arguments are taken out of the array, and results boxed, once for all methods of the same types: so little code is
     * left for each that thousands of them stay in the processor's cache.
     */
    private static void calls(ClassWriter writer, String name, Class<?> owner, List<Method> methods) {
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "(I[Ljava/lang/Object;)Ljava/lang/Object;", null, null);
        code.visitCode();
        Object[] locals = {name, Opcodes.INTEGER, "[Ljava/lang/Object;"};
        Label[] ofTypes = new Label[methods.size()];
        for (int i = 0; i < ofTypes.length; i++) {
            ofTypes[i] = i > 0 && haveSameTypes(methods.get(i - 1), methods.get(i)) ? ofTypes[i - 1] : new Label();
        }
        Label none = new Label();
        code.visitVarInsn(Opcodes.ILOAD, INDEX);
        code.visitTableSwitchInsn(0, ofTypes.length - 1, none, ofTypes);
        for (int from = 0; from < ofTypes.length; ) {
            int to = from + 1;
            while (to < ofTypes.length && haveSameTypes(methods.get(from), methods.get(to))) {
                to++;
            }
            code.visitLabel(ofTypes[from]);
            code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, null);
            callsOfSameTypes(code, owner, methods.subList(from, to), from, none, locals);
            from = to;
        }
        code.visitLabel(none);
        code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, null);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static boolean haveSameTypes(Method one, Method other) {
        return Type.getMethodDescriptor(one).equals(Type.getMethodDescriptor(other));
    }

    private static void callsOfSameTypes(
            MethodVisitor code, Class<?> owner, List<Method> methods, int first, Label none, Object[] locals) {
        Class<?>[] parameters = methods.get(0).getParameterTypes();
        Class<?> result = methods.get(0).getReturnType();
        List<Object> withParameters = new ArrayList<>(Arrays.asList(locals));
        int local = FIRST_PARAMETER;
        for (int i = 0; i < parameters.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, ARGUMENTS);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitInsn(Opcodes.AALOAD);
            cast(code, parameters[i]);
            code.visitVarInsn(Type.getType(parameters[i]).getOpcode(Opcodes.ISTORE), local);
            local += Type.getType(parameters[i]).getSize();
            withParameters.add(frameType(parameters[i]));
        }
        Object[] frame = withParameters.toArray();
        Label[] cases = new Label[methods.size()];
        Arrays.setAll(cases, i -> new Label());
        Label end = new Label();
        code.visitVarInsn(Opcodes.ILOAD, INDEX);
        code.visitTableSwitchInsn(first, first + cases.length - 1, none, cases);
        for (int i = 0; i < cases.length; i++) {
            code.visitLabel(cases[i]);
            code.visitFrame(Opcodes.F_NEW, frame.length, frame, 0, null);
            call(code, owner, methods.get(i), parameters);
            code.visitJumpInsn(Opcodes.GOTO, end);
        }
        code.visitLabel(end);
        Object[] stack = {result.isPrimitive() ? frameType(result) : "java/lang/Object"};
        code.visitFrame(Opcodes.F_NEW, frame.length, frame, result == void.class ? 0 : 1, stack);
        box(code, result);
        code.visitInsn(Opcodes.ARETURN);
    }

    private static void call(MethodVisitor code, Class<?> owner, Method method, Class<?>[] parameters) {
        int local = FIRST_PARAMETER;
        for (Class<?> parameter : parameters) {
            code.visitVarInsn(Type.getType(parameter).getOpcode(Opcodes.ILOAD), local);
            local += Type.getType(parameter).getSize();
        }
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(owner),
                method.getName(),
                Type.getMethodDescriptor(method),
                owner.isInterface());
    }

    /** Returns a type as frames say it. */
    private static Object frameType(Class<?> type) {
        if (type == long.class) {
            return Opcodes.LONG;
        }
        if (type == double.class) {
            return Opcodes.DOUBLE;
        }
        if (type == float.class) {
            return Opcodes.FLOAT;
        }
        return type.isPrimitive() ? Opcodes.INTEGER : Type.getInternalName(type);
    }

    private static void cast(MethodVisitor code, Class<?> type) {
        if (!type.isPrimitive()) {
            if (type != Object.class) {
                code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type));
            }
            return;
        }
        Class<?> box = Types.boxed(type);
        code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(box));
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                Type.getInternalName(box),
                type.getName() + "Value",
                Type.getMethodDescriptor(Type.getType(type)),
                false);
    }

    private static void box(MethodVisitor code, Class<?> type) {
        if (type == void.class) {
            code.visitInsn(Opcodes.ACONST_NULL);
            return;
        }
        if (type.isPrimitive()) {
            String box = Type.getInternalName(Types.boxed(type));
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    box,
                    "valueOf",
                    Type.getMethodDescriptor(Type.getObjectType(box), Type.getType(type)),
                    false);
        }
    }
}
