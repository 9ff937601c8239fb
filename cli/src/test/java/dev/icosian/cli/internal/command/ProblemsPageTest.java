package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.ReasonCode;
import dev.icosian.materializers.Materializers;
import dev.icosian.runtime.Driver;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** docs/problems.md names every code that the classes of all modules hold, and no other. */
final class ProblemsPageTest {
    private static final Path PAGE = Path.of("../docs/problems.md");
    private static final Predicate<String> CODE =
            Pattern.compile("[A-Z][A-Za-z]+/[A-Z][A-Za-z]+").asMatchPredicate();
    private static final Pattern ENTRY =
            Pattern.compile("(?m)^### (\\S+)\\n\\n(.*)\\n\\n```text\\n\\[(\\S+)] ((?s).*?)\\n```$");
    /** The tag of a text constant in a class file. */
    private static final int STRING = 8;

    /** A class of each module. */
    private static final List<Class<?>> MODULES =
            List.of(Pipeline.class, Compiler.class, Driver.class, Materializers.class, Icosian.class);

    @Test
    void everyCodeIsOnThePageAndNoOther() throws Exception {
        Set<String> codes = new TreeSet<>();
        for (Class<?> module : MODULES) {
            Path place = Path.of(
                    module.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                codes.addAll(codesBelow(place));
                continue;
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                codes.addAll(codesBelow(jar.getPath("/")));
            }
        }
        Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList().forEach(codes::remove);
        assertThat(codes).contains("Dataflow/Cycle", "Store/Damaged", "Usage/UnknownCommand");

        Set<String> onThePage = new TreeSet<>(entries().keySet());
        assertThat(difference(codes, onThePage)).as("not on the page").isEmpty();
        assertThat(difference(onThePage, codes)).as("in no class").isEmpty();
    }

    /** Of a warning the page says that it is one. */
    @Test
    void everyEntryHasItsExitCodeAndAnExampleOfItself() throws IOException {
        assertThat(entries()).allSatisfy((code, entry) -> {
            assertThat(entry.meaning())
                    .matches(text ->
                            text.startsWith("A warning: ") || text.endsWith(". Exit code " + ExitCodes.of(code) + "."));
            assertThat(entry.codeOfExample()).isEqualTo(code);
        });
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> codesBelow(Path folder) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class"))
                    .filter(one -> !one.toString().endsWith("-info.class"))
                    .toList()) {
                codes.addAll(codes(new ClassReader(Files.readAllBytes(file))));
            }
        }
        return codes;
    }

    private static Set<String> codes(ClassReader type) {
        Set<String> codes = new TreeSet<>();
        char[] buffer = new char[type.getMaxStringLength()];
        for (int item = 1; item < type.getItemCount(); item++) {
            int offset = type.getItem(item);
            // Nothing stands behind the second half of a long or double.
            if (offset > 0 && type.readByte(offset - 1) == STRING) {
                String text = type.readUTF8(offset, buffer);
                if (CODE.test(text)) {
                    codes.add(text);
                }
            }
        }
        return codes;
    }

    private static Map<String, Entry> entries() throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        Matcher matcher = ENTRY.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            Entry twice = entries.put(matcher.group(1), new Entry(matcher.group(2), matcher.group(3)));
            assertThat(twice).as(matcher.group(1)).isNull();
        }
        return entries;
    }

    private record Entry(String meaning, String codeOfExample) {}
}
