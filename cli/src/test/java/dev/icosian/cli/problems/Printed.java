package dev.icosian.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli.Done;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one problem that a command has printed.
 *
 * @param problem without the word before it, and without the line with which a run ends
 */
record Printed(boolean isWarning, String problem) {
    private static final Pattern PROBLEM =
            Pattern.compile("(?ms)^(error|warning) (\\[.*?)\\s*(?:^\\w+: [^\\n]*\\n)?\\z");
    private static final String STACK_TRACE = "\tat ";

    static Printed of(Done done) {
        assertThat(done.all()).doesNotContain(STACK_TRACE);
        Matcher err = PROBLEM.matcher(done.err());
        Matcher out = PROBLEM.matcher(done.out());
        boolean isOnErr = err.find();
        assertThat(isOnErr || out.find()).as("a problem in\n%s", done.all()).isTrue();
        Matcher found = isOnErr ? err : out;
        assertThat(found.group(2)).as("one problem").doesNotContainPattern("(?m)^(error|warning) \\[");
        return new Printed(found.group(1).equals("warning"), found.group(2));
    }
}
