package dev.icosian.cli.problems;

import dev.icosian.Pipeline;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source of an example: one file, whose package and imports are implied. */
final class Snippet {
    private static final String PACKAGE = "acme.shop";
    private static final List<String> IMPORTS = List.of(
            "dev.icosian.*",
            "dev.icosian.cli.Icosian",
            "dev.icosian.materializers.*",
            "dev.icosian.runtime.*",
            "java.io.*",
            "java.lang.annotation.*",
            "java.net.*",
            "java.nio.charset.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.stream.*",
            "org.jspecify.annotations.*",
            // Of the names that two of these packages have, those that examples mean.
            "dev.icosian.Check",
            "dev.icosian.Location",
            "dev.icosian.Source",
            "dev.icosian.runtime.Target");
    private static final String COMMAND_LINE = "Icosian.main(args";
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^public (?:final |abstract |sealed )*(?:class|record|enum|interface|@interface) (\\w+)");
    private static final JavaCompiler COMPILER = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    /** Shared, so that what is on the class path is listed once. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    /** Class files by name, by source and options: many examples are of the same program. */
    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final String source;
    private final String name;

    Snippet(String source) {
        this.source = source;
        Matcher matcher = TYPE.matcher(source);
        if (!matcher.find()) {
            throw new AssertionError("no public type in\n" + source);
        }
        this.name = matcher.group(1);
    }

    String source() {
        return source;
    }

    String fileName() {
        return name + ".java";
    }

    /** Compiles it into a folder. */
    void compile(Path classes, String... moreOptions) throws IOException {
        String key = source + List.of(moreOptions);
        Path folder = classes.resolve(PACKAGE.replace('.', '/'));
        Files.createDirectories(folder);
        Map<String, byte[]> compiled = COMPILED.get(key);
        if (compiled == null) {
            compileAnew(classes, moreOptions);
            COMPILED.put(key, content(folder));
            return;
        }
        for (Map.Entry<String, byte[]> file : compiled.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, byte[]> content(Path folder) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private void compileAnew(Path classes, String... moreOptions) {
        List<String> options = new ArrayList<>(List.of(
                "-proc:none",
                "-Xlint:-options",
                "-nowarn",
                "--release",
                "17",
                "-classpath",
                System.getProperty("java.class.path"),
                "-g",
                "-d",
                classes.toString()));
        options.addAll(List.of(moreOptions));
        compile(options, unit());
    }

    /** Compiles it together with a file, without the implied imports. */
    void compileAlone(Path classes, Path file) throws IOException {
        Files.createDirectories(classes);
        JavaFileObject alone = unit("package " + PACKAGE + "; " + source);
        List<JavaFileObject> units = new ArrayList<>(List.of(alone));
        FILES.getJavaFileObjects(file).forEach(units::add);
        compile(List.of("-d", classes.toString(), "--release", "17"), units.toArray(JavaFileObject[]::new));
    }

    private static void compile(List<String> options, JavaFileObject... units) {
        StringWriter messages = new StringWriter();
        if (!COMPILER.getTask(messages, FILES, null, options, null, List.of(units))
                .call()) {
            throw new AssertionError("the example does not compile:\n" + messages);
        }
    }

    /** Everything implied stands in the first line, so that lines count as on the page. */
    private JavaFileObject unit() {
        StringBuilder text = new StringBuilder("package " + PACKAGE + ";");
        IMPORTS.forEach(type -> text.append(" import ").append(type).append(';'));
        return unit(text.append(' ').append(source).toString());
    }

    private JavaFileObject unit(String text) {
        URI uri = URI.create("mem:///" + PACKAGE.replace('.', '/') + "/" + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Returns a loader of the classes in a folder. */
    static URLClassLoader loader(Path classes) {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Snippet.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the class that is named first. */
    Class<?> load(ClassLoader loader) {
        try {
            return Class.forName(PACKAGE + "." + name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the methods that give pipelines, in the order of the source; without any, the class as a module. */
    List<Supplier<Pipeline>> pipelines(ClassLoader loader) {
        Class<?> type = load(loader);
        List<Supplier<Pipeline>> pipelines = new ArrayList<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Pipeline.class && method.getParameterCount() == 0)
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .sorted(Comparator.comparing(method -> source.indexOf(" " + method.getName() + "()")))
                .forEach(method -> pipelines.add(() -> (Pipeline) call(method)));
        return pipelines.isEmpty() && !source.contains(COMMAND_LINE)
                ? List.of(() -> Pipeline.named("shop").modules(type).build())
                : pipelines;
    }

    /** Returns whether the example runs by itself, and not by a command line. */
    boolean hasMain() {
        return source.contains("public static void main(String[] args)") && !source.contains(COMMAND_LINE);
    }

    /** Runs the example. */
    void runMain(ClassLoader loader) throws Exception {
        Method main = load(loader).getDeclaredMethod("main", String[].class);
        call(main, (Object) new String[0]);
    }

    private static Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw Snippet.<RuntimeException>sneaky(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
