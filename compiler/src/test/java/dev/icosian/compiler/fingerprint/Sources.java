package dev.icosian.compiler.fingerprint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes of source text, each set in a loader of its own. */
final class Sources {
    private Sources() {}

    /** Compiles sources by class name; returns a loader that has the class files. */
    static ClassLoader compile(List<String> options, Map<String, String> sources) {
        return new Loader(classes(options, sources));
    }

    /** Compiles sources; returns a loader that lacks one class. */
    static ClassLoader without(String lost, List<String> options, Map<String, String> sources) {
        Map<String, byte[]> classes = classes(options, sources);
        classes.remove(lost);
        return new Loader(classes);
    }

    /** Compiles sources; returns a loader in which the file of one class is cut off. */
    static ClassLoader damaged(String className, List<String> options, Map<String, String> sources) {
        Map<String, byte[]> classes = classes(options, sources);
        classes.computeIfPresent(className, (name, bytes) -> Arrays.copyOf(bytes, bytes.length / 2));
        return new Loader(classes);
    }

    /** Compiles sources; returns the class files by class name. */
    static Map<String, byte[]> classes(List<String> options, Map<String, String> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Map<String, byte[]> classes = new HashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                }));
        try (StandardJavaFileManager standard = javac.getStandardFileManager(null, null, null);
                JavaFileManager files = new InMemory(standard, classes)) {
            List<String> all = new ArrayList<>(options);
            all.add("-proc:none");
            if (!javac.getTask(null, files, null, all, null, units).call()) {
                throw new IllegalArgumentException("the sources do not compile");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return classes;
    }

    /** Returns a loader of some classes whose files, where they are read, are others. */
    static ClassLoader loader(Map<String, byte[]> classes, Map<String, byte[]> files) {
        return new Loader(classes, files);
    }

    /** Returns a loader that has the class files below a folder. */
    static ClassLoader load(Path folder) {
        Map<String, byte[]> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String path = folder.relativize(file).toString().replace(File.separatorChar, '.');
                classes.put(path.substring(0, path.length() - ".class".length()), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Loader(classes);
    }

    /** Returns a class without initializing it. */
    static Class<?> find(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, byte[]> classes;

        InMemory(StandardJavaFileManager standard, Map<String, byte[]> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;
        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> classes) {
            this(classes, classes);
        }

        Loader(Map<String, byte[]> classes, Map<String, byte[]> files) {
            super(Sources.class.getClassLoader());
            this.classes = classes;
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            byte[] bytes = name.endsWith(".class")
                    ? files.get(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    : null;
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        }
    }
}
