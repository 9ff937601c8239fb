package dev.icosian.compiler.bytecode;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/** Writes down what a constant pool can hold. */
public final class Constants {
    private Constants() {}

    /** Writes a constant: its kind, then its value. */
    public static void write(Object constant, Tokens tokens) {
        if (constant instanceof Integer number) {
            tokens.add("int").add(number.toString());
        } else if (constant instanceof Long number) {
            tokens.add("long").add(number.toString());
        } else if (constant instanceof Float number) {
            tokens.add("float").add(Integer.toHexString(Float.floatToRawIntBits(number)));
        } else if (constant instanceof Double number) {
            tokens.add("double").add(Long.toHexString(Double.doubleToRawLongBits(number)));
        } else if (constant instanceof String text) {
            tokens.add("text").add(text);
        } else if (constant instanceof Type type) {
            tokens.add("type").add(type.getDescriptor());
        } else if (constant instanceof Handle handle) {
            write(handle, tokens);
        } else if (constant instanceof ConstantDynamic dynamic) {
            tokens.add("condy").add(dynamic.getName()).add(dynamic.getDescriptor());
            write(dynamic.getBootstrapMethod(), tokens);
            tokens.add(dynamic.getBootstrapMethodArgumentCount());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                write(dynamic.getBootstrapMethodArgument(i), tokens);
            }
        } else {
            throw new IllegalStateException("a constant of " + constant.getClass());
        }
    }

    /** Writes a reference to a method or field. */
    public static void write(Handle handle, Tokens tokens) {
        write(handle, handle.getOwner(), tokens);
    }

    /** Writes a reference to a method or field of a class that is named otherwise. */
    public static void write(Handle handle, String owner, Tokens tokens) {
        tokens.add("handle")
                .add(handle.getTag())
                .add(owner)
                .add(handle.getName())
                .add(handle.getDesc());
    }
}
