package dev.icosian.compiler.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Reads a class file. For one use. */
final class ClassFileReader extends ClassVisitor {
    private static final String NULLABLE = "/Nullable;";

    private int access;
    private String name = "";
    private @Nullable String superName;
    private List<String> interfaces = List.of();
    private final List<String> permitted = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final Map<String, FieldFile> fields = new LinkedHashMap<>();
    private final List<MethodFile> methods = new ArrayList<>();

    private ClassFileReader() {
        super(Opcodes.ASM9);
    }

    /**
     * Reads a class file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it has a form that is not known
     */
    static ClassFile read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        ClassFileReader reader = new ClassFileReader();
        try {
            new ClassReader(bytes).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ClassCastException e) {
            throw new IllegalArgumentException("damaged", e);
        }
        return new ClassFile(
                reader.access,
                reader.name,
                reader.superName,
                reader.interfaces,
                reader.permitted,
                reader.components,
                reader.fields,
                reader.methods);
    }

    @Override
    public void visit(
            int version,
            int classAccess,
            String className,
            @Nullable String signature,
            @Nullable String superClass,
            String @Nullable [] superInterfaces) {
        access = classAccess;
        name = className;
        superName = superClass;
        interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
    }

    @Override
    public void visitPermittedSubclass(String permittedSubclass) {
        permitted.add(permittedSubclass);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
            String componentName, String descriptor, @Nullable String signature) {
        TreeSet<String> nullable = new TreeSet<>();
        return new RecordComponentVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                if (annotation.endsWith(NULLABLE)) {
                    nullable.add("");
                }
                return null;
            }

            @Override
            public @Nullable AnnotationVisitor visitTypeAnnotation(
                    int typeRef, @Nullable TypePath path, String annotation, boolean visible) {
                if (annotation.endsWith(NULLABLE)) {
                    nullable.add(path == null ? "" : path.toString());
                }
                return null;
            }

            @Override
            public void visitEnd() {
                components.add(new Component(componentName, descriptor, signature, List.copyOf(nullable)));
            }
        };
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int fieldAccess,
            String fieldName,
            String descriptor,
            @Nullable String signature,
            @Nullable Object constant) {
        fields.put(fieldName, new FieldFile(fieldAccess, fieldName, descriptor, constant));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int methodAccess,
            String methodName,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        return new MethodReader((code, tryBlocks) ->
                methods.add(new MethodFile(methodAccess, methodName, descriptor, signature, code, tryBlocks)));
    }
}
