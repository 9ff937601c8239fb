package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.problems.ProblemsPage;
import dev.icosian.cli.problems.ProblemsPage.Entry;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** docs/problems.md names every code that the classes of all modules hold, and no other. */
final class ProblemsPageTest {
    private static final Predicate<String> CODE =
            Pattern.compile("[A-Z][A-Za-z]+/[A-Z][A-Za-z]+").asMatchPredicate();
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

        List<String> entries = ProblemsPage.entries().stream().map(Entry::code).toList();
        assertThat(entries).doesNotHaveDuplicates();
        Set<String> onThePage = new TreeSet<>(entries);
        assertThat(difference(codes, onThePage)).as("not on the page").isEmpty();
        assertThat(difference(onThePage, codes)).as("in no class").isEmpty();
    }

    /** Of a warning the page says that it is one. */
    @Test
    void everyEntryHasItsExitCode() {
        assertThat(ProblemsPage.entries())
                .allSatisfy(entry -> assertThat(entry.isWarning() || entry.exitCode() == ExitCodes.of(entry.code()))
                        .isTrue());
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
}
