package dev.icosian.compiler.read;

import dev.icosian.internal.Body;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Where a class or method stands in its source, as far as its class file tells. A class file is read when the first
 * place in it is asked for, so that a pipeline without problems reads none. Thread safe.
 */
public final class SourceLines {
    private static final ClassValue<SourceLines> READ = new ClassValue<>() {
        @Override
        protected SourceLines computeValue(Class<?> type) {
            return read(type);
        }
    };

    private final @Nullable String file;
    private final Map<String, Integer> lines;

    private SourceLines(@Nullable String file, Map<String, Integer> lines) {
        this.file = file;
        this.lines = Map.copyOf(lines);
    }

    /**
     * Returns {@code Features.java:57}, the line of the method's first statement; where the class file has no lines,
     * {@code Features.method}.
     */
    public static String place(Method method) {
        SourceLines source = READ.get(method.getDeclaringClass());
        Integer line = source.lines.get(method.getName() + Type.getMethodDescriptor(method));
        if (source.file == null || line == null) {
            return simpleName(method.getDeclaringClass()) + "." + method.getName();
        }
        return source.file + ":" + line;
    }

    /** Returns {@code Features.java}; where the class file does not name its source, {@code Features}. */
    public static String place(Class<?> type) {
        String file = READ.get(type).file;
        return file == null ? simpleName(type) : file;
    }

    /** Returns the place of a node's function; null for a node that a modifier made. */
    public static @Nullable String place(Body body) {
        if (body instanceof Body.Function function) {
            return place(function.method());
        }
        if (body instanceof Body.Unusable unusable) {
            return simpleName(unusable.module()) + "." + unusable.method();
        }
        return null;
    }

    /** Returns the name without package: {@code Outer.Inner}. */
    public static String simpleName(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static SourceLines read(Class<?> type) {
        String name = type.getName();
        try (InputStream bytes = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (bytes == null) {
                return new SourceLines(null, Map.of());
            }
            Lines found = new Lines();
            new ClassReader(bytes).accept(found, ClassReader.SKIP_FRAMES);
            return new SourceLines(found.file, found.lines);
        } catch (IOException | IllegalArgumentException e) {
            // A class file of a later version: the place is then said without a line.
            return new SourceLines(null, Map.of());
        }
    }

    private static final class Lines extends ClassVisitor {
        private final Map<String, Integer> lines = new HashMap<>();
        private @Nullable String file;

        Lines() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            file = source;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    lines.merge(name + descriptor, line, Math::min);
                }
            };
        }
    }
}
