package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Counter;
import shop.Shop;

class RunsCommandTest {
    private static final String RUN = "run --param dataFile=prices.txt --run ";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = ShopCli.in(folder);
    }

    @Test
    void theNewestRunComesFirstWithItsStateAndCounts() throws IOException {
        cli.line(RUN + "first");
        cli.line(RUN + "second");
        cli.line("run --param dataFile=many.txt --run third");
        cli.line(RUN + "fourth --param factor=3 --to prepare");

        Golden.assertMatches("runs.txt", cli.line("runs").normalized().all());
    }

    @Test
    void ofSeveralPipelinesOneCanBeChosen() {
        Cli both = Cli.in(folder, Shop::pipeline, () -> Counter.tried(1));
        both.line(RUN + "first --pipeline shop");
        both.line("run --pipeline tried --param items=3 --run second");

        assertThat(both.line("runs").out())
                .startsWith("run     pipeline  started (UTC)")
                .contains("\nfirst   shop      ")
                .contains("\nsecond  tried     ");
        assertThat(both.line("runs --pipeline shop").out()).startsWith("run    started (UTC)");
    }

    @ParameterizedTest
    @CsvSource({"--config audience=SELLER, done", "--config audience=BUYER, done"})
    void theStateIsThatOfThePlanWithTheConfigOfTheRun(String config, String state) {
        cli.line(RUN + "first " + config);

        assertThat(cli.line("runs --json").out()).contains("\"state\":\"" + state + "\"");
    }

    @Test
    void aRunOfAnotherPlanIsSaidToBeOne() {
        cli.line(RUN + "first");
        Cli other = Cli.in(folder, () -> Counter.tried(1));

        assertThat(other.line("runs --json").out()).contains("\"state\":\"of another plan\"");
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        cli.line(RUN + "first");
        cli.line("run --param dataFile=many.txt --run second");

        Schemas.assertValid("runs", cli.line("runs --json").out());
    }

    @Test
    void onlyTheNewestAreShownUnlessAllAreAskedFor() {
        for (int i = 1; i <= 21; i++) {
            cli.line(RUN + "run-" + i);
        }

        Done newest = cli.line("runs");
        Done all = cli.line("runs --all");

        assertThat(newest.out().lines()).hasSize(21);
        assertThat(newest.err()).isEqualTo("1 older run: runs --all\n");
        assertThat(all.out().lines()).hasSize(22);
        assertThat(all.err()).isEmpty();
    }

    @Test
    void aDamagedRecordIsAWarning() throws IOException {
        cli.line(RUN + "first");
        Path record = folder.resolve(".icosian/runs/shop/first/run.json");
        assertThat(record.toFile().setWritable(true)).isTrue();
        Files.writeString(record, "{}");

        Done done = cli.line("runs --json");

        assertThat(done.exit()).isZero();
        assertThat(done.err()).startsWith("warning [Store/Damaged] 'runs/shop/first/run.json' is damaged: ");
        Schemas.assertValid("runs", done.out());
    }

    @Test
    void withoutAStoreNoneIsMade() {
        Done done = cli.line("runs");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).isEqualTo("""
            error [Store/NotThere] there is no store file:.icosian, and so no run
              fix: give the store of the run: --store, or change to its folder
            """);
        assertThat(folder.resolve(".icosian")).doesNotExist();
    }
}
