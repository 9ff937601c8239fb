package dev.icosian.test;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources that a test compiles itself: it decides about the flags, or makes them up. */
public final class CompiledSources {
    private CompiledSources() {}

    /**
     * Compiles sources, by the full names of their classes, against the test's own class path; returns a loader of what is
     * now in the folder. It stays open, since classes are loaded as long as the test uses them.
     */
    public static ClassLoader compile(Path folder, Map<String, String> sourceByClass, List<String> flags) {
        return compile(folder, sourceByClass, System.getProperty("java.class.path"), flags);
    }

    /** As {@link #compile(Path, Map, List)}, with one more jar or folder that the sources see and the loader does not. */
    public static ClassLoader compile(
            Path folder, Map<String, String> sourceByClass, Path moreClasses, List<String> flags) {
        String classPath = System.getProperty("java.class.path") + File.pathSeparator + moreClasses;
        return compile(folder, sourceByClass, classPath, flags);
    }

    private static ClassLoader compile(
            Path folder, Map<String, String> sourceByClass, String classPath, List<String> flags) {
        List<JavaFileObject> sources = new ArrayList<>();
        sourceByClass.forEach((name, text) -> sources.add(new Source(name, text)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            Files.createDirectories(folder);
            List<String> options = new ArrayList<>(flags);
            options.addAll(List.of("-proc:none", "-d", folder.toString(), "-cp", classPath));
            if (!javac.getTask(messages, files, null, options, null, sources).call()) {
                throw new IllegalArgumentException("the sources do not compile:\n" + messages);
            }
            return new URLClassLoader(
                    new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
