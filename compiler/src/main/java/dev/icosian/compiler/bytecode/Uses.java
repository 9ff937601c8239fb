package dev.icosian.compiler.bytecode;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** What a piece of code refers to, in order of first use; class names are internal. Not thread safe. */
public final class Uses {
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> literals = new LinkedHashSet<>();
    private final Set<StaticField> staticFields = new LinkedHashSet<>();
    private final Set<MethodCall> calls = new LinkedHashSet<>();

    /** A static field as an instruction names it. */
    public record StaticField(String owner, String name) {}

    /**
     * A call as an instruction names it.
     *
     * @param isVirtual whether the object decides which method it is
     */
    public record MethodCall(String owner, String name, String descriptor, boolean isVirtual) {}

    /** Returns all classes mentioned. */
    public Set<String> types() {
        return Collections.unmodifiableSet(types);
    }

    /** Returns the classes of which objects are made. */
    public Set<String> made() {
        return Collections.unmodifiableSet(made);
    }

    /** Returns the classes that stand there as values. */
    public Set<String> literals() {
        return Collections.unmodifiableSet(literals);
    }

    /** Returns the static fields read or written. */
    public Set<StaticField> staticFields() {
        return Collections.unmodifiableSet(staticFields);
    }

    /** Returns the methods called or referred to. */
    public Set<MethodCall> calls() {
        return Collections.unmodifiableSet(calls);
    }

    /** Adds what other code refers to. */
    public void add(Uses other) {
        types.addAll(other.types);
        made.addAll(other.made);
        literals.addAll(other.literals);
        staticFields.addAll(other.staticFields);
        calls.addAll(other.calls);
    }

    /** Adds a class, or the functional interface of a lambda, of which an object is made. */
    public void made(String type) {
        made.add(type);
    }

    void staticField(String owner, String name) {
        staticFields.add(new StaticField(owner, name));
    }

    void call(int opcode, String owner, String name, String descriptor) {
        boolean isVirtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        if (calls.add(new MethodCall(owner, name, descriptor, isVirtual))) {
            type(Type.getObjectType(owner));
            descriptor(descriptor);
        }
    }

    /** Adds a type, or all types of a method's descriptor. */
    public void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> types.add(type.getInternalName());
            case Type.METHOD -> descriptor(type.getDescriptor());
            default -> {
                // primitive
            }
        }
    }

    /** Adds the types of a method's descriptor. */
    public void descriptor(String descriptor) {
        type(Type.getReturnType(descriptor));
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            type(argument);
        }
    }

    /** Adds the types of a generic signature; null has none. */
    public void signature(@Nullable String signature) {
        if (signature == null) {
            return;
        }
        try {
            read(signature);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // The JVM ignores generic signatures of an unknown form as well: the erased types are known anyway.
            return;
        }
    }

    private void read(String signature) {
        new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
            private String enclosing = "";

            @Override
            public void visitClassType(String name) {
                enclosing = name;
                types.add(name);
            }

            @Override
            public void visitInnerClassType(String name) {
                enclosing = enclosing + "$" + name;
                types.add(enclosing);
            }
        });
    }

    /** Adds what a constant refers to. */
    public void constant(Object constant) {
        if (constant instanceof Type type) {
            type(type);
            if (type.getSort() == Type.OBJECT) {
                literals.add(type.getInternalName());
            }
        } else if (constant instanceof Handle handle) {
            handle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            type(Type.getType(dynamic.getDescriptor()));
            handle(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    private void handle(Handle handle) {
        type(Type.getObjectType(handle.getOwner()));
        switch (handle.getTag()) {
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> type(Type.getType(handle.getDesc()));
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC -> {
                type(Type.getType(handle.getDesc()));
                staticField(handle.getOwner(), handle.getName());
            }
            case Opcodes.H_INVOKEVIRTUAL -> handle(Opcodes.INVOKEVIRTUAL, handle);
            case Opcodes.H_INVOKEINTERFACE -> handle(Opcodes.INVOKEINTERFACE, handle);
            case Opcodes.H_INVOKESTATIC -> handle(Opcodes.INVOKESTATIC, handle);
            case Opcodes.H_NEWINVOKESPECIAL -> {
                made(handle.getOwner());
                handle(Opcodes.INVOKESPECIAL, handle);
            }
            default -> handle(Opcodes.INVOKESPECIAL, handle);
        }
    }

    private void handle(int opcode, Handle handle) {
        call(opcode, handle.getOwner(), handle.getName(), handle.getDesc());
    }
}
