package dev.icosian.runtime.internal.exec;

import dev.icosian.internal.Utf8Order;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
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

    /** Local variables behind {@code this} and the two parameters. */
    private static final int ARGUMENTS = 3;

    private static final int INDEX = 4;

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
                .sorted(Utf8Order.by(method -> Type.getMethodDescriptor(method) + method.getName()))
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

    /**
     * Arguments are taken out of the array, and results boxed, once for all methods of the same types: so little code is
     * left for each that thousands of them stay in the processor's cache.
     */
    private static void calls(ClassWriter writer, String name, Class<?> owner, List<Method> methods) {
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC, "apply", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
        code.visitVarInsn(Opcodes.ASTORE, ARGUMENTS);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        cast(code, int.class);
        code.visitVarInsn(Opcodes.ISTORE, INDEX);
        Object[] locals = {name, "java/lang/Object", "java/lang/Object", "[Ljava/lang/Object;", Opcodes.INTEGER};
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
        int local = INDEX + 1;
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
        int local = INDEX + 1;
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
