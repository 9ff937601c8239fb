package dev.icosian.compiler.fingerprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * Writes down a class in a form that does not depend on debug information, on the order of members or on the layout of
 * the class file: header, record components and permitted subclasses in order, fields and methods sorted. Annotations are
 * left out: what they mean to the dataflow is in the plan. Not thread safe.
 */
final class ClassDump extends ClassVisitor {
    private final References references = new References();
    private final References supertypes = new References();
    private final Tokens header = new Tokens();
    private final List<String> members = new ArrayList<>();
    private String nativeMethod = "";

    ClassDump() {
        super(Opcodes.ASM9);
    }

    References references() {
        return references;
    }

    References supertypes() {
        return supertypes;
    }

    /** Returns the name of a native method, empty if there is none. */
    String nativeMethod() {
        return nativeMethod;
    }

    String sha256() {
        Collections.sort(members);
        Tokens all = new Tokens().add("icosian/class/0").add(header.toString());
        members.forEach(all::add);
        return all.sha256();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        header.add(plain(access))
                .add(name)
                .addNullable(signature)
                .addNullable(superName)
                .addAll(interfaces);
        references.addSignature(signature);
        references.addInternal(superName);
        references.addInternal(interfaces);
        supertypes.addInternal(superName);
        supertypes.addInternal(interfaces);
    }

    @Override
    public void visitPermittedSubclass(String permittedSubclass) {
        header.add("permits").add(permittedSubclass);
        references.addInternal(permittedSubclass);
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String name, String descriptor, @Nullable String signature) {
        header.add("component").add(name).add(descriptor).addNullable(signature);
        references.addDescriptor(descriptor);
        references.addSignature(signature);
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        references.addDescriptor(descriptor);
        references.addSignature(signature);
        members.add(new Tokens()
                .add("field")
                .add(plain(access))
                .add(name)
                .add(descriptor)
                .addNullable(signature)
                .addConstant(value)
                .toString());
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            nativeMethod = name;
        }
        references.addDescriptor(descriptor);
        references.addSignature(signature);
        references.addInternal(exceptions);
        Tokens tokens = new Tokens()
                .add("method")
                .add(plain(access))
                .add(name)
                .add(descriptor)
                .addNullable(signature)
                .addAll(exceptions);
        return new MethodDump(tokens, references, members::add);
    }

    /** Deprecation is no property of what the code does. */
    private static int plain(int access) {
        return access & ~Opcodes.ACC_DEPRECATED;
    }
}
