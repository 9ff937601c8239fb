package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which steps a run computes, by its options, when there is a run with the same params before it. */
class RunOptionsTest {
    private static final String DATA = "--param dataFile=prices.txt";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void firstRun() throws IOException {
        cli = ShopCli.in(folder);
        cli.line("run --run first " + DATA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run DATA                                            | prepare reused, judge reused",
                "run DATA --fresh                                    | prepare computed, judge computed",
                "run DATA --recompute prepare                        | prepare computed, judge reused",
                "run DATA --recompute judge                          | prepare reused, judge computed",
                "run DATA --recompute judge --recompute prepare      | prepare computed, judge computed",
                "run DATA --recompute judge --fresh                  | prepare computed, judge computed",
                "run DATA --to prepare                               | prepare reused",
                "run DATA --to scaled                                | prepare reused",
                "run DATA --to prices                                | prepare reused",
                "run DATA --to judge                                 | prepare reused, judge reused",
                "run DATA --to summary --to prices                   | prepare reused, judge reused",
                "run DATA --to prepare --fresh                       | prepare computed",
                "run DATA --to prepare --recompute prepare           | prepare computed",
                "run DATA --to judge --recompute prepare             | prepare computed, judge reused",
                "run DATA --to prepare --param factor=3              | prepare computed",
                "run DATA --to judge --param title=x                 | prepare reused, judge computed",
                "run DATA --jobs 1 --fresh                           | prepare computed, judge computed",
                "run DATA --jobs 9999 --fresh                        | prepare computed, judge computed",
                "run DATA --keep-going                               | prepare reused, judge reused",
                "run DATA --run first                                | prepare reused, judge reused",
                "run --resume first                                  | prepare reused, judge reused",
                "run --resume first --fresh                          | prepare computed, judge computed",
                "run --resume first --recompute judge                | prepare reused, judge computed",
                "run --resume first --to prepare --recompute prepare | prepare computed",
            })
    void decideWhatIsComputed(String line, String steps) {
        String words = line.replace("DATA", DATA);

        Done forecast = cli.line(words + " --dry-run");
        Done done = cli.line(words);

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err()
                        .lines()
                        .filter(text -> text.matches("(prepare|judge): (reused|computed).*"))
                        .map(text -> text.replaceAll("(\\w+): (\\w+).*", "$1 $2"))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(steps);
        // What comes behind a computed step is not known before it is.
        assertThat(forecast.out()
                        .lines()
                        .filter(text -> !text.contains(" may change "))
                        .filter(text -> text.matches("(prepare|judge) .*"))
                        .map(text -> text.replaceAll("(\\w+) +would be (\\w+).*", "$1 $2"))
                        .toList())
                .isSubsetOf(List.of(steps.split(", ")))
                .isNotEmpty();
    }

    @Test
    void aStepThatIsNotReachedCannotBeRecomputed() {
        Done done = cli.line("run " + DATA + " --to prepare --recompute judge");

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).isEqualTo("""
                        error [Usage/Contradiction] --recompute judge is not done: --to does not need this step
                          fix: leave out one of them, or add --to judge
                        failed: nothing was run
                        """);
    }
}
