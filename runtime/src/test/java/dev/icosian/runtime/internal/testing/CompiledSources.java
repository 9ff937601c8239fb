package dev.icosian.runtime.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes made of source text, in a folder and a loader of their own. */
public final class CompiledSources {
    private CompiledSources() {}

    /** Compiles sources by simple class name in package {@code shop}; returns the class of one of them. */
    public static Class<?> compile(Path folder, Map<String, String> sources, String wanted) {
        try {
            Files.createDirectories(folder);
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve(source.getKey() + ".java");
                Files.writeString(file, "package shop;\nimport dev.icosian.*;\n" + source.getValue());
                files.add(file);
            }
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
                List<String> options = List.of("-parameters", "-proc:none", "-g", "-d", folder.toString());
                boolean compiled = javac.getTask(
                                null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                        .call();
                if (!compiled) {
                    throw new IllegalArgumentException("the sources do not compile");
                }
            }
            return load(folder, "shop." + wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(Path folder, String name) throws MalformedURLException {
        // Left open: classes are loaded as long as the test uses them.
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledSources.class.getClassLoader());
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
