package dev.icosian.compiler.fingerprint;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Collects the names of the classes that a class mentions. Not thread safe. */
final class References {
    private final Set<String> names = new TreeSet<>();

    Set<String> names() {
        return names;
    }

    void addInternal(@Nullable String internalName) {
        if (internalName != null) {
            add(Type.getObjectType(internalName));
        }
    }

    void addInternal(String @Nullable [] internalNames) {
        if (internalNames != null) {
            for (String name : internalNames) {
                addInternal(name);
            }
        }
    }

    void addDescriptor(String descriptor) {
        add(Type.getType(descriptor));
    }

    void addSignature(@Nullable String signature) {
        if (signature == null) {
            return;
        }
        new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
            private String enclosing = "";

            @Override
            public void visitClassType(String name) {
                enclosing = name;
                addInternal(name);
            }

            @Override
            public void visitInnerClassType(String name) {
                enclosing = enclosing + "$" + name;
                addInternal(enclosing);
            }
        });
    }

    void addConstant(Object constant) {
        if (constant instanceof Type type) {
            add(type);
        } else if (constant instanceof Handle handle) {
            addInternal(handle.getOwner());
            addDescriptor(handle.getDesc());
        } else if (constant instanceof ConstantDynamic dynamic) {
            addDescriptor(dynamic.getDescriptor());
            addConstant(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                addConstant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    private void add(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> add(type.getElementType());
            case Type.OBJECT -> names.add(type.getClassName());
            case Type.METHOD -> {
                add(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    add(argument);
                }
            }
            default -> {
                // primitive
            }
        }
    }
}
