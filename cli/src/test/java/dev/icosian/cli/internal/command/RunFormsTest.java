package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Counter;
import shop.Shop;
import shop.Twins;

/** Runs that warn, fail a check, try again, or stand beside a broken pipeline. */
class RunFormsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Counter.CALLS.set(0);
        Files.writeString(folder.resolve("prices.txt"), "1\n2\n3\n");
    }

    @Test
    void aWarningIsShownAndCountedAlsoWhenTheStepIsReused() {
        Cli cli = Cli.in(folder, Counter::checked);
        Done first = cli.line("run --param items=20");
        Done second = cli.line("run --param items=20");

        String warning = "warning [Check/range] counted: ";
        assertThat(first.err())
                .contains(warning)
                .contains("\ndone: 3 steps, 0 reused, 3 computed, 0 failed, 1 warning, ");
        assertThat(second.err())
                .contains("count: reused, nothing changed\n" + warning)
                .contains("\ndone: 3 steps, 3 reused, 0 computed, 0 failed, 1 warning, ");
        assertThat(second.out()).isEqualTo("twice   40\nremark  null\n");
        assertThat(second.exit()).isZero();
    }

    @Test
    void aFailedCheckIsForGoodAndWhatNeedsItIsSkipped() {
        Done done = Cli.in(folder, Counter::checked).line("run --param items=60");

        assertThat(done.exit()).isEqualTo(65);
        assertThat(done.out()).isEmpty();
        assertThat(done.normalized().err().replaceAll("Counter.java:\\d+", "Counter.java:<line>"))
                .isEqualTo("""
                        run r-<id> of checked, plan <digest>, store file:.icosian
                        count: started, no earlier result
                        count: computed in <time>, no earlier result
                        warning [Check/range] counted: 60 is not at most 10
                        double: started, no earlier result
                        double: failed after <time>
                        talk: skipped, needs double

                        error [Check/Failed] check 'range' of 'twice' failed: 120 is not at most 100
                          at Counter.java:<line>
                          inputs  twice.raw  int  120  computed in this step
                          path    remark ← twice

                          run it alone   java -jar demo.jar step double --run r-<id> --store file:.icosian
                          after the fix  java -jar demo.jar run --resume r-<id>
                        failed: 3 steps, 0 reused, 1 computed, 1 failed, 1 skipped, 1 warning, <time>
                        """);
    }

    @Test
    void laterAttemptsAreShown() {
        Done done = Cli.in(folder, () -> Counter.tried(3)).line("run --param items=1");

        assertThat(done.normalized().err().lines().skip(1))
                .containsExactly(
                        "sell: started, no earlier result",
                        "sell: started again, attempt 2, no earlier result",
                        "sell: started again, attempt 3, no earlier result",
                        "sell: computed in <time>, no earlier result",
                        "done: 1 step, 0 reused, 1 computed, 0 failed, <time>");
        assertThat(done.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--jobs 2 --param patience=30000, true", "--jobs 1 --param patience=100, false"})
    void asManyStepsAsJobsRunAtTheSameTime(String options, boolean met) {
        Done done = Cli.in(folder, Twins::pipeline).line("run " + options);

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).isEqualTo("left   " + met + "\nright  " + met + "\n");
        assertThat(done.normalized().err().lines().skip(1).sorted())
                .containsExactly(
                        "done: 2 steps, 0 reused, 2 computed, 0 failed, <time>",
                        "one: computed in <time>, no earlier result",
                        "one: started, no earlier result",
                        "two: computed in <time>, no earlier result",
                        "two: started, no earlier result");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "all", "1.5", "10000"})
    void jobsMustBeANumber(String jobs) {
        Done done = Cli.in(folder, Twins::pipeline).run("run", "--param", "patience=1", "--jobs", jobs);

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err())
                .isEqualTo("error [Usage/NoNumber] --jobs takes how many steps may run at the same time, and '"
                        + jobs + "' is no number from 1 to 9999\n"
                        + "  fix: give one, such as --jobs 4, or leave it out: then it is the number of processors\n"
                        + "failed: nothing was run\n");
    }

    @Test
    void aPipelineThatCannotBeMadeBreaksOnlyItself() {
        Done done = Cli.in(folder, Shop::broken, Shop::pipeline)
                .line("run --pipeline shop --param dataFile=prices.txt --to prepare");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).isEqualTo("scaled  double[3] 2.0, 4.0, 6.0\n");
    }

    @Test
    void theFailureBlockNamesThePipelineIfItWasChosen() throws IOException {
        Files.writeString(folder.resolve("many.txt"), "1\n2\n3\n4\n");
        Done done = Cli.in(folder, Shop::other, Shop::pipeline).line("run --pipeline shop --param dataFile=many.txt");

        assertThat(done.normalized().err())
                .contains(
                        "  run it alone   java -jar demo.jar step judge --run r-<id> --pipeline shop --store file:.icosian\n")
                .contains("  after the fix  java -jar demo.jar run --resume r-<id> --pipeline shop\n");
    }

    @Test
    void aFailureInMemoryHasNoCommands() throws IOException {
        Files.writeString(folder.resolve("many.txt"), "1\n2\n3\n4\n");
        Done done = Cli.in(folder, Shop::pipeline).line("run --param dataFile=many.txt --store memory:");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err()).doesNotContain("run it alone").doesNotContain("after the fix");
    }
}
