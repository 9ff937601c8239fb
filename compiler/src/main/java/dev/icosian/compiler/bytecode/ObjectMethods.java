package dev.icosian.compiler.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** What every object has: some compilers call it through an interface, some through {@code Object}. */
final class ObjectMethods {
    static final String OWNER = "java/lang/Object";

    private static final Set<String> PUBLIC = Set.of(
            "equals(Ljava/lang/Object;)Z",
            "getClass()Ljava/lang/Class;",
            "hashCode()I",
            "notify()V",
            "notifyAll()V",
            "toString()Ljava/lang/String;",
            "wait()V",
            "wait(J)V",
            "wait(JI)V");

    private ObjectMethods() {}

    static boolean contains(String name, String descriptor) {
        return PUBLIC.contains(name + descriptor);
    }

    /** Returns arguments of a bootstrap method, with method references in one form. */
    static List<Object> normalized(Object... arguments) {
        List<Object> result = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            boolean isOfObject = argument instanceof Handle handle
                    && handle.getTag() == Opcodes.H_INVOKEINTERFACE
                    && contains(handle.getName(), handle.getDesc());
            result.add(isOfObject ? ofObject((Handle) argument) : argument);
        }
        return result;
    }

    private static Handle ofObject(Handle handle) {
        return new Handle(Opcodes.H_INVOKEVIRTUAL, OWNER, handle.getName(), handle.getDesc(), false);
    }
}
