package dev.icosian.compiler.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One corpus of functions, compiled in several ways: always the same prints. */
class CorpusTest {
    private static final Path SOURCES = Path.of("src/test/resources/fingerprint/corpus");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/fingerprint");
    private static final int FUNCTIONS = 96;
    static final List<String> CLASSES =
            List.of("Numbers", "Texts", "Functions", "Enums", "Shapes", "Statics", "Blocks", "Classes", "Corners");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none", "-g:lines", "-parameters"})
    void printsAreThoseOfTheGoldenFilesWhateverTheDebugInformation(String option) throws IOException {
        assertGolden(
                Sources.compile(List.of("--release", "17", option), sources()),
                Boolean.getBoolean("update")
                        && option.equals("-g")
                        && Runtime.version().feature() == 17);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void compilerOfJdk25MakesTheSamePrints(String option) throws IOException, InterruptedException {
        Optional<OtherJdk> jdk = OtherJdk.jdk25();
        assumeTrue(jdk.isPresent(), "no JDK 25: set JAVA_25_HOME");
        jdk.get().compile(SOURCES, folder, "--release", "17", option);
        assertGolden(Sources.load(folder), false);
    }

    /** If this fails, compilers have come closer: move the function to the rest of the corpus. */
    @Test
    void fewFunctionsAreComputedAgainWithTheCompilerOfJdk25() throws IOException, InterruptedException {
        Optional<OtherJdk> jdk = OtherJdk.jdk25();
        assumeTrue(jdk.isPresent(), "no JDK 25: set JAVA_25_HOME");
        assumeTrue(Runtime.version().feature() == 17, "this is no JDK 17");
        jdk.get().compile(SOURCES, folder, "--release", "17");
        Map<String, EntryPoint> here =
                points(Sources.compile(List.of("--release", "17"), sources()), List.of("Recomputed"));
        Map<String, EntryPoint> there = points(Sources.load(folder), List.of("Recomputed"));
        Prints prints = new Prints(CodeRoots.of("corpus"), here.values());
        Prints others = new Prints(CodeRoots.of("corpus"), there.values());
        assertThat(here).containsOnlyKeys("Recomputed.copied", "Recomputed.inherited");
        here.forEach(
                (name, point) -> assertThat(others.of(Set.of(there.get(name))).print())
                        .as(name)
                        .isNotEqualTo(prints.of(Set.of(point)).print()));
    }

    static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES, "*.java")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                sources.put(
                        "corpus." + name.substring(0, name.length() - ".java".length()),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return sources;
    }

    private static void assertGolden(ClassLoader loader, boolean isUpdate) throws IOException {
        Map<String, EntryPoint> points = points(loader, CLASSES);
        assertThat(points).hasSize(FUNCTIONS);
        Prints prints = new Prints(CodeRoots.of("corpus"), points.values());
        StringBuilder functions = new StringBuilder();
        Map<String, String> parts = new TreeMap<>();
        points.forEach((name, point) -> {
            Print print = prints.of(Set.of(point)).print();
            assertThat(print.unknown()).isEmpty();
            functions.append(print.text()).append(' ').append(name).append('\n');
            parts.putAll(print.parts());
        });
        StringBuilder ofParts = new StringBuilder();
        parts.forEach((name, digest) ->
                ofParts.append(digest).append(' ').append(name).append('\n'));
        assertEquals("parts.txt", ofParts.toString(), isUpdate);
        assertEquals("functions.txt", functions.toString(), isUpdate);
    }

    /** Returns the functions of some classes by name. */
    static Map<String, EntryPoint> points(ClassLoader loader, List<String> classes) {
        Map<String, EntryPoint> points = new TreeMap<>();
        for (String name : classes) {
            for (Method method : Sources.find(loader, "corpus." + name).getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())) {
                    points.put(name + "." + method.getName(), new EntryPoint.Function(method));
                }
            }
        }
        return points;
    }

    private static void assertEquals(String file, String text, boolean isUpdate) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (isUpdate) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text, StandardCharsets.UTF_8);
        }
        assertThat(Arrays.asList(text.split("\n"))).isEqualTo(Files.readAllLines(golden, StandardCharsets.UTF_8));
    }
}
