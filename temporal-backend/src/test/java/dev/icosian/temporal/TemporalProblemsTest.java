package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.test.ProblemCodes;
import dev.icosian.test.ProblemExample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/problems.md names every code that only this module's classes hold, and no other of the kind. */
final class TemporalProblemsTest {
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (\\S+)$");

    @Test
    void everyCodeIsOnThePageAndNoOther() throws Exception {
        Set<String> codes = ProblemCodes.in(Path.of("target/classes"));
        ENTRY.matcher(Files.readString(Path.of("../docs/problems.md")))
                .results()
                .forEach(entry -> codes.remove(entry.group(1)));

        assertThat(codes).contains("Temporal/NoServer");
        assertThat(ProblemExample.codesUnder("Temporal: runs on a server")).containsExactlyInAnyOrderElementsOf(codes);
    }
}
