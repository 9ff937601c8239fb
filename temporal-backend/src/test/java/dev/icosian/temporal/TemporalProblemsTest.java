package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** docs/problems.md names every code that only this module's classes hold, and no other of the kind. */
final class TemporalProblemsTest {
    private static final Predicate<String> CODE =
            Pattern.compile("[A-Z][A-Za-z]+/[A-Z][A-Za-z]+").asMatchPredicate();
    private static final Pattern OWN = Pattern.compile("(?m)^#### (\\S+)$");
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (\\S+)$");
    /** The tag of a text constant in a class file. */
    private static final int STRING = 8;

    @Test
    void everyCodeIsOnThePageAndNoOther() throws Exception {
        String page = Files.readString(Path.of("../docs/problems.md"));
        Set<String> entries = found(ENTRY, page);
        Set<String> codes = codes();
        codes.removeAll(entries);

        assertThat(codes).contains("Temporal/NoServer");
        assertThat(found(OWN, page.substring(page.indexOf("\n## Temporal")))).isEqualTo(codes);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> codes() throws Exception {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class"))
                    .filter(one -> !one.toString().endsWith("-info.class"))
                    .toList()) {
                addCodes(new ClassReader(Files.readAllBytes(file)), codes);
            }
        }
        return codes;
    }

    private static void addCodes(ClassReader type, Set<String> codes) {
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
    }
}
