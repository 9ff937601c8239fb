package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.test.ProblemCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/problems.md names every code that only this module has, and no other of the kind. */
final class S3ProblemsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z]+/[A-Za-z]+)` \\|");
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (\\S+)$");

    @Test
    void everyCodeIsOnThePageAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../../docs/problems.md"));
        Set<String> codes = ProblemCodes.in(Path.of("target/classes"));
        codes.removeAll(found(ENTRY, page));
        int start = page.indexOf("\n## S3");
        String section = page.substring(start, page.indexOf("\n## ", start + 1));

        assertThat(codes).contains("Store/NoBucket");
        assertThat(found(ROW, section)).isEqualTo(codes);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
