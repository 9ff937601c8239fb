package dev.icosian.compiler.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** Reads class files, each once. Loads no class. Not thread safe. */
final class UserClasses {
    private final CodeRoots roots;
    private final @Nullable ClassLoader loader;
    private final Map<String, ClassPrint> read = new HashMap<>();

    /** @param loader where class files are found; null: the JDK's own */
    UserClasses(CodeRoots roots, @Nullable ClassLoader loader) {
        this.roots = roots;
        this.loader = loader;
    }

    ClassPrint print(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private ClassPrint read(String name) {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            return in == null
                    ? ClassPrint.unknown(name, "the class file of " + name + " is not to be had")
                    : dump(name, in);
        } catch (IOException e) {
            return ClassPrint.unknown(name, "the class file of " + name + " cannot be read");
        }
    }

    private ClassPrint dump(String name, InputStream in) throws IOException {
        ClassDump dump = new ClassDump();
        try {
            new ClassReader(in).accept(dump, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return ClassPrint.unknown(name, "the class file of " + name + " has a form that is not known");
        }
        TreeSet<String> reaches = new TreeSet<>();
        TreeSet<String> outside = new TreeSet<>();
        for (String reached : dump.references().names()) {
            if (roots.isUserCode(reached)) {
                reaches.add(reached);
            } else if (roots.isOutside(reached)) {
                outside.add(reached);
            }
        }
        TreeSet<String> supertypes = new TreeSet<>(dump.supertypes().names());
        supertypes.removeIf(supertype -> !roots.isUserCode(supertype));
        String unknown =
                dump.nativeMethod().isEmpty() ? "" : name + " has the native method '" + dump.nativeMethod() + "'";
        return new ClassPrint(name, dump.sha256(), reaches, supertypes, outside, unknown);
    }
}
