package dev.icosian.runtime.internal.exec;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Classes that call users' methods without reflection, made when a program has run often enough to pay for them. With
 * thousands of methods reflection costs ten times as much, since the JDK then makes a class for each, and method handles
 * cost the same.
 *
 * <p>Such a class calls the public static methods of one class by number. It has a loader of its own, so that it lives as
 * long as that class, and a name that traces of users' failures end at. It implements an interface of the JDK, since the
 * other class loader need not know ours. What is not public, or not exported, is left to reflection.
 */
final class DirectCalls {
    /**
     * Cases of one switch. With more, the JIT compiler takes several times as long for each, or leaves calls out of line
     * or refuses the method.
     */
    private static final int METHODS = 25;

    private static final String NAME = Type.getInternalName(DirectCalls.class) + "$Of";
    private static final String INTERFACE = Type.getInternalName(BiFunction.class);

    private static final ClassValue<Map<Method, Target>> TARGETS = new ClassValue<>() {
        @Override
        protected Map<Method, Target> computeValue(Class<?> owner) {
            return targets(owner);
        }
    };

    private DirectCalls() {}

    /**
     * A method without reflection.
     *
     * @param calls takes the arguments and the index
     * @param index of the method
     */
    private record Target(BiFunction<@Nullable Object[], Integer, @Nullable Object> calls, Integer index)
            implements Invocation {
        @Override
        public @Nullable Object call(@Nullable Object[] arguments) {
            return calls.apply(arguments, index);
        }
    }

    /** Has functions called without reflection from now on, where that is possible. */
    static void install(List<Instruction> instructions) {
        for (Instruction instruction : instructions) {
            if (instruction.invocation() instanceof FunctionCall function) {
                Method method = function.method();
                Target target = TARGETS.get(method.getDeclaringClass()).get(method);
                if (target != null) {
                    instruction.callBy(target);
                }
            }
        }
    }

    private static Map<Method, Target> targets(Class<?> owner) {
        Map<Method, Target> targets = new HashMap<>();
        if (owner.isHidden() || !isVisible(owner)) {
            return targets;
        }
        List<Method> methods = Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(DirectCalls::isVisible))
                .toList();
        Loader loader = new Loader(owner.getClassLoader());
        for (int from = 0; from < methods.size(); from += METHODS) {
            List<Method> some = methods.subList(from, Math.min(methods.size(), from + METHODS));
            try {
                BiFunction<@Nullable Object[], Integer, @Nullable Object> calls =
                        loader.make(NAME + from, bytes(NAME + from, owner, some));
                for (int i = 0; i < some.size(); i++) {
                    targets.put(some.get(i), new Target(calls, i));
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                // Reflection can do what this cannot.
                return targets;
            }
        }
        return targets;
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive()
                || (Modifier.isPublic(element.getModifiers())
                        && element.getModule().isExported(element.getPackageName()));
    }

    /** Defines classes that see what the class that they call sees. */
    private static final class Loader extends ClassLoader {
        Loader(@Nullable ClassLoader parent) {
            super(parent);
        }

        @SuppressWarnings("unchecked") // the generated class casts for itself
        BiFunction<@Nullable Object[], Integer, @Nullable Object> make(String internalName, byte[] bytes)
                throws ReflectiveOperationException {
            Class<?> made = defineClass(internalName.replace('/', '.'), bytes, 0, bytes.length);
            return (BiFunction<@Nullable Object[], Integer, @Nullable Object>)
                    made.getDeclaredConstructor().newInstance();
        }
    }

    private static byte[] bytes(String name, Class<?> owner, List<Method> methods) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {INTERFACE});
        constructor(writer);
        calls(writer, name, owner, methods);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void calls(ClassWriter writer, String name, Class<?> owner, List<Method> methods) {
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC, "apply", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
        code.visitVarInsn(Opcodes.ASTORE, 3);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        cast(code, int.class);
        Label[] cases = new Label[methods.size()];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = new Label();
        }
        Label none = new Label();
        code.visitTableSwitchInsn(0, cases.length - 1, none, cases);
        // One variable more than the method has: the arguments as an array.
        Object[] locals = {name, "java/lang/Object", "java/lang/Object", "[Ljava/lang/Object;"};
        for (int i = 0; i < cases.length; i++) {
            code.visitLabel(cases[i]);
            code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, null);
            call(code, owner, methods.get(i));
        }
        code.visitLabel(none);
        code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, null);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void call(MethodVisitor code, Class<?> owner, Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 3);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitInsn(Opcodes.AALOAD);
            cast(code, parameters[i]);
        }
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(owner),
                method.getName(),
                Type.getMethodDescriptor(method),
                owner.isInterface());
        box(code, method.getReturnType());
        code.visitInsn(Opcodes.ARETURN);
    }

    private static void cast(MethodVisitor code, Class<?> type) {
        if (!type.isPrimitive()) {
            if (type != Object.class) {
                code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type));
            }
            return;
        }
        Class<?> box = Instruction.boxed(type);
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
            String box = Type.getInternalName(Instruction.boxed(type));
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    box,
                    "valueOf",
                    Type.getMethodDescriptor(Type.getObjectType(box), Type.getType(type)),
                    false);
        }
    }
}
