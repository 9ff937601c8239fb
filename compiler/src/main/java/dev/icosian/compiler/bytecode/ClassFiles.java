package dev.icosian.compiler.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads class files, each once. Loads no class. Not thread safe. */
public final class ClassFiles {
    private final @Nullable ClassLoader loader;
    private final Map<String, Found> read = new HashMap<>();

    /**
     * What came of it.
     *
     * @param unknown why there is no class file; empty if there is one
     */
    private record Found(@Nullable ClassFile file, String unknown) {}

    /**
     * Returns the class files that a loader finds.
     *
     * @param loader null: the JDK's own
     */
    public ClassFiles(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns a class by its internal name; null if there is no readable file of it. */
    @Nullable
    public ClassFile get(String name) {
        return found(name).file();
    }

    /** Returns why a class is not known; empty if it is. */
    public String unknown(String name) {
        return found(name).unknown();
    }

    private Found found(String name) {
        Found known = read.get(name);
        if (known == null) {
            known = read(name);
            read.put(name, known);
        }
        return known;
    }

    private Found read(String name) {
        String className = name.replace('/', '.');
        String path = name + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            if (in == null) {
                return new Found(null, "the class file of " + className + " is not to be had");
            }
            ClassFile file = ClassFileReader.read(in);
            return file.name().equals(name)
                    ? new Found(file, "")
                    : new Found(null, "the class file of " + className + " is that of " + file.className());
        } catch (IOException e) {
            return new Found(null, "the class file of " + className + " cannot be read");
        } catch (IllegalArgumentException e) {
            return new Found(null, "the class file of " + className + " has a form that is not known");
        }
    }
}
