package dev.icosian.compiler.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method as its class file has it, without debug information.
 *
 * @param signature generic; null if nothing is generic
 * @param code empty if there is none
 */
public record MethodFile(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        List<Instruction> code,
        List<TryBlock> tryBlocks) {
    /** Name of constructors. */
    public static final String CONSTRUCTOR = "<init>";
    /** Name of the static initializer. */
    public static final String STATIC_INITIALIZER = "<clinit>";

    /** Returns name and descriptor. */
    public String id() {
        return name + descriptor;
    }

    /** Returns how many words its parameters take, the object it is called on included. */
    public int parameterWords() {
        return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isStatic() ? 1 : 0);
    }

    /** Returns whether it is called without an object. */
    public boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    /** Returns whether it has no body. */
    public boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** Returns whether its body is not in the class file. */
    public boolean isNative() {
        return (access & Opcodes.ACC_NATIVE) != 0;
    }

    /** Returns whether it is in no source. */
    public boolean isSynthetic() {
        return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    /** Returns whether it is a constructor. */
    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    /** Returns whether a subclass can have another one in its place. */
    public boolean isOverridable() {
        int fixed = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        return (access & fixed) == 0 && !isConstructor();
    }

    /** Returns whether a class of another package may call it through a supertype. */
    public boolean isCallableFromOutside() {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                && !isStatic()
                && !isConstructor()
                && !isAbstract();
    }

    /** Returns whether it is the body of a lambda: its name and number mean nothing. */
    public boolean isLambda() {
        return isSynthetic() && name.startsWith("lambda$");
    }
}
