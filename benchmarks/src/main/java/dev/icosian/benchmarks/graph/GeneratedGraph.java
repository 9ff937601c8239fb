package dev.icosian.benchmarks.graph;

import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Modules of trivial functions, compiled as a user's would be.
 *
 * @param modules the classes
 * @param outputs the requested nodes
 * @param loader where the classes are
 * @param packageName their package
 */
public record GeneratedGraph(List<Class<?>> modules, List<String> outputs, ClassLoader loader, String packageName) {
    /** Copies the lists. */
    public GeneratedGraph {
        modules = List.copyOf(modules);
        outputs = List.copyOf(outputs);
    }

    /** Returns a graph without functions. */
    public static GeneratedGraph none() {
        return new GeneratedGraph(List.of(), List.of(), GeneratedGraph.class.getClassLoader(), "none");
    }

    /** Returns a graph of a shape, compiled into a folder unless it is there already. */
    public static GeneratedGraph of(Path folder, Shape shape, int nodes) throws IOException {
        String packageName = shape.name().toLowerCase(Locale.ROOT) + nodes;
        GraphSources sources = new GraphSources(packageName, shape, nodes);
        Map<String, String> files = new LinkedHashMap<>();
        List<String> modules = new ArrayList<>();
        for (int chunk = 0; chunk < sources.chunks(); chunk++) {
            modules.add(GraphSources.className(chunk));
            files.put(GraphSources.className(chunk), sources.module(chunk));
            files.put(GraphSources.plainName(chunk), sources.plain(chunk));
        }
        files.put("PlainCalls", sources.plainCalls());
        List<String> outputs = IntStream.range(shape.firstOutput(nodes), nodes)
                .mapToObj(GraphSources::name)
                .toList();
        return load(folder.resolve(packageName), packageName, files, modules, outputs);
    }

    /** Returns functions whose records are extracted, all fields requested. */
    public static GeneratedGraph extraction(Path folder, int fields) throws IOException {
        String packageName = "extract" + fields;
        ExtractSources sources = new ExtractSources(packageName, fields);
        return load(
                folder.resolve(packageName),
                packageName,
                Map.of(ExtractSources.CLASS_NAME, sources.source()),
                List.of(ExtractSources.CLASS_NAME),
                IntStream.range(0, fields).mapToObj(ExtractSources::field).toList());
    }

    /** Returns a pipeline with all outputs, in one step. */
    public Pipeline pipeline() {
        return Pipeline.named("generated")
                .modules(modules.toArray(Class<?>[]::new))
                .param("x", 1)
                .outputs(outputs.toArray(String[]::new))
                .build();
    }

    /** Returns a pipeline with all of so many nodes, each a step. */
    public Pipeline stepPerNode(int nodes) {
        return Pipeline.named("generated")
                .modules(modules.toArray(Class<?>[]::new))
                .param("x", 1)
                .outputs(IntStream.range(0, nodes).mapToObj(GraphSources::name).toArray(String[]::new))
                .build()
                .grouped(Grouping.perNode());
    }

    /** Returns what calls every function once, by hand. */
    @SuppressWarnings("unchecked")
    public IntFunction<int[]> plainCalls() throws ReflectiveOperationException {
        return (IntFunction<int[]>) loader.loadClass(packageName + ".PlainCalls")
                .getDeclaredConstructor()
                .newInstance();
    }

    private static GeneratedGraph load(
            Path folder, String packageName, Map<String, String> files, List<String> modules, List<String> outputs)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            compile(folder, packageName, files);
        }
        // Lives as long as the process.
        @SuppressWarnings("resource")
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, GeneratedGraph.class.getClassLoader());
        List<Class<?>> loaded = new ArrayList<>();
        try {
            for (String module : modules) {
                loaded.add(loader.loadClass(packageName + "." + module));
            }
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
        return new GeneratedGraph(loaded, outputs, loader, packageName);
    }

    private static void compile(Path folder, String packageName, Map<String, String> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path unfinished = Files.createDirectories(folder.resolveSibling(folder.getFileName() + ".unfinished"));
        List<JavaFileObject> sources = new ArrayList<>();
        files.forEach((name, text) -> sources.add(new Source(packageName + "." + name, text)));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    unfinished.toString(),
                    "-parameters",
                    "-proc:none",
                    "-classpath",
                    System.getProperty("java.class.path"));
            if (!compiler.getTask(null, manager, null, options, null, sources).call()) {
                throw new IOException("the generated sources do not compile");
            }
        }
        Files.move(unfinished, folder);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
