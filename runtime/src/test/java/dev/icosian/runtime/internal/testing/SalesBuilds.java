package dev.icosian.runtime.internal.testing;

import dev.icosian.Pipeline;
import dev.icosian.test.CompiledSources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Compiles programs below a folder: each in a class loader of its own, equal ones once. Not thread safe. */
public final class SalesBuilds {
    private static final String PACKAGE = "com.acme.sales.";

    private final Path folder;
    private final Map<SalesProgram, Built> known = new HashMap<>();
    private final Map<List<String>, Path> jars = new HashMap<>();

    /** Returns one without any. */
    public SalesBuilds(Path folder) {
        this.folder = folder;
    }

    /** A compiled program, and the params to run it with. */
    public record Built(Pipeline pipeline, Map<String, Object> params) {}

    /** Returns a program that can be run. */
    public Built build(SalesProgram program) {
        Built built = known.get(program);
        if (built == null) {
            built = compile(program, folder.resolve("program" + known.size()));
            known.put(program, built);
        }
        return built;
    }

    private Built compile(SalesProgram program, Path home) {
        Path jar = jars.computeIfAbsent(
                List.of(program.librarySource(), program.libraryVersion()),
                library -> jar(program, folder.resolve("library" + jars.size())));
        Map<String, String> sources = new TreeMap<>();
        program.sources().forEach((name, text) -> sources.put(PACKAGE + name, text.replace("FOLDER", home.toString())));
        Path classes = home.resolve("classes");
        CompiledSources.compile(classes, sources, jar, program.flags());
        try {
            Map<String, Object> params = new HashMap<>(program.params());
            params.put("dataFile", Files.writeString(home.resolve(program.dataName()), program.data()));
            ClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL(), jar.toUri().toURL()}, SalesBuilds.class.getClassLoader());
            return new Built(
                    (Pipeline) loader.loadClass(PACKAGE + "Sales")
                            .getMethod("pipeline")
                            .invoke(null),
                    params);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Path jar(SalesProgram program, Path home) {
        CompiledSources.compile(home, Map.of("org.words.Words", program.librarySource()), List.of());
        Path jar = home.resolve("words.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("org/words/Words.class"));
            out.write(Files.readAllBytes(home.resolve("org/words/Words.class")));
            out.putNextEntry(new JarEntry("META-INF/maven/org.words/words/pom.properties"));
            out.write(("groupId=org.words\nartifactId=words\nversion=" + program.libraryVersion() + "\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
