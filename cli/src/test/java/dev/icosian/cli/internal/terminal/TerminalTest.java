package dev.icosian.cli.internal.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static Map<String, String> environment(String assignments) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String assignment : assignments.split(" ", -1)) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        return environment;
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm, true",
        "TERM=xterm-256color CI=false, true",
        "TERM=xterm CI=, true",
        "TERM=dumb, false",
        "TERM=, false",
        "'', false",
        "TERM=xterm CI=true, false",
        "TERM=xterm CI=1, false"
    })
    void isLiveUnlessTheTerminalIsDumbOrACiSystemKeepsALog(String assignments, boolean isLive) {
        Map<String, String> environment = environment(assignments);

        assertThat(new Terminal(environment, () -> new Terminal.Size(80, 24)).isLive())
                .isEqualTo(isLive);
        assertThat(new Terminal(environment, () -> null).isLive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LANG=en_US.UTF-8, true",
        "LANG=de_DE.utf8, true",
        "LC_CTYPE=C.UTF-8 LANG=C, true",
        "LC_ALL=C LANG=en_US.UTF-8, false",
        "LC_ALL= LANG=en_US.UTF-8, true",
        "LANG=en_US.ISO-8859-1, false",
        "'', false"
    })
    void theLocaleSaysWhetherMoreThanAsciiIsShown(String assignments, boolean isUtf8) {
        assertThat(new Terminal(environment(assignments), () -> null).isUtf8()).isEqualTo(isUtf8);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "NO_COLOR=, true", "NO_COLOR=1, false", "NO_COLOR=0, false"})
    void coloursAreWelcomeUnlessSaidOtherwise(String assignments, boolean isColored) {
        assertThat(new Terminal(environment(assignments), () -> null).isColored())
                .isEqualTo(isColored);
    }

    @ParameterizedTest
    @CsvSource({"COLUMNS=120, 120", "COLUMNS=0, 100", "COLUMNS=wide, 100", "'', 100"})
    void aSizeThatIsNotKnownIsTheUsualOne(String assignments, int columns) {
        assertThat(new Terminal(environment(assignments), () -> null).size()).isEqualTo(new Terminal.Size(columns, 30));
    }

    @Test
    void standardErrorOfATestIsNone() {
        assertThat(Terminal.ofProcess(Map.of("TERM", "xterm")).isLive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 5, abc",
        "abcdef, 5, abcd…",
        "日本語, 6, 日本語",
        "日本語, 5, 日本…",
        "日本語, 4, 日…",
        "e\u0301e\u0301e\u0301, 3, e\u0301e\u0301e\u0301",
        "abc, 1, …",
        "abc, 0, ''"
    })
    void textsAreCutByColumns(String text, int columns, String cut) {
        assertThat(Columns.cut(text, columns, "…")).isEqualTo(cut);
        assertThat(Columns.of(cut)).isLessThanOrEqualTo(columns);
    }
}
