package dev.icosian.compiler.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A field as its class file has it.
 *
 * @param constant compile-time constant; null if it is none
 */
public record FieldFile(
        int access,
        String name,
        String descriptor,
        @Nullable Object constant) {
    /** Returns whether it belongs to the class. */
    public boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    /** Returns whether it is in no source. */
    public boolean isSynthetic() {
        return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    /** Returns whether it is a constant of an enum. */
    public boolean isEnumConstant() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }
}
