package dev.icosian.equivalence.random;

import dev.icosian.Pipeline;
import dev.icosian.equivalence.Program;
import dev.icosian.equivalence.Subject;
import dev.icosian.test.CompiledSources;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the programs of seeds into a folder, for this process and others. */
public final class RandomPrograms {
    private RandomPrograms() {}

    /** Returns what is run of each. The sources stay in the folder, below {@code sources}. */
    public static List<Subject> compile(Path folder, Collection<Long> seeds) throws Exception {
        Map<String, String> sources = new TreeMap<>();
        for (long seed : seeds) {
            sources.putAll(RandomSource.of(seed));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            write(folder.resolve("sources"), source.getKey(), source.getValue());
        }
        Path classes = folder.resolve("classes");
        ClassLoader loader = CompiledSources.compile(classes, sources, List.of("-parameters", "--release", "17"));
        List<Subject> subjects = new ArrayList<>();
        for (long seed : seeds) {
            Class<?> flow = Class.forName(RandomSource.packageOf(seed) + ".Flow", true, loader);
            Method pipeline = flow.getMethod("pipeline");
            Path input = Files.writeString(folder.resolve("input-" + seed + ".txt"), "input of " + seed);
            subjects.add(new Subject(
                    (Pipeline) pipeline.invoke(null),
                    Map.of("seed", (int) seed, "input", input, "day", LocalDate.of(2026, 1, 1)),
                    Map.of(),
                    new Program(flow, List.of(classes))));
        }
        return subjects;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
