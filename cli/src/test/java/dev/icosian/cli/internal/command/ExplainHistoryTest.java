package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Shop;

/** What explain says of the last run, and of the next one. */
class ExplainHistoryTest {
    private static final String RUN = "run --param dataFile=prices.txt --run ";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = ShopCli.in(folder);
    }

    @Test
    void everyKindHasItsLastRunAndWhatARunWouldDoNow() {
        cli.line(RUN + "first");
        cli.line(RUN + "second --param title=x");
        StringBuilder all = new StringBuilder();
        for (String line : new String[] {
            "explain",
            "explain scaled",
            "explain prices",
            "explain verdict",
            "explain verdict --param title=y",
            "explain verdict --param factor=3",
            "explain prepare --param factor=3 --param weights=[3]",
            "explain step:judge",
            "explain dataFile",
            "explain title",
            "explain audience"
        }) {
            Done done = cli.line(line);
            assertThat(done.exit()).as(done.err()).isZero();
            all.append("$ ").append(line).append('\n');
            done.normalized()
                    .out()
                    .lines()
                    .filter(text -> text.matches("( {2}(last|now) {4,}| {14}and ).*"))
                    .forEach(text ->
                            all.append(text.replaceAll("\\d+ B\\b", "<n> B")).append('\n'));
        }

        Golden.assertMatches("explain-history.txt", all.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prices   | now         would be reused, nothing changed",
                "summary  | last        third  <when> UTC  its step failed",
                "judge    | last        third  <when> UTC  failed",
                "judge    | now         would be computed, because input scaled changed",
            })
    void aFailureIsNoResult(String name, String line) {
        cli.line(RUN + "first");
        cli.line("run --param dataFile=many.txt --run third");

        assertThat(cli.line("explain " + name).normalized().out()).contains("\n  " + line);
    }

    @Test
    void whatIsNotKnownIsSaidToBeSo() throws IOException {
        cli.line(RUN + "first");
        Files.delete(folder.resolve("prices.txt"));

        assertThat(cli.line("explain scaled").out())
                .contains(
                        "\n  now         not known: param 'dataFile' names 'prices.txt', and there is no such file\n");
    }

    @Test
    void beforeTheFirstRunThereIsNone() {
        cli.line(RUN + "first --to prepare");

        assertThat(cli.line("explain verdict").out()).contains("""
                          last        never
                          now         would be computed, no earlier result
                        """);
        assertThat(Cli.in(folder, Shop::other).line("explain").out()).endsWith("\n  last        never\n");
        assertThat(Cli.in(folder, Shop::other).line("explain scaled").out())
                .endsWith("\n  last        never\n  now         not known: param 'dataFile' (Path) has no value\n");
    }

    @Test
    void withoutAStoreNothingIsSaidAndNoneIsMade() {
        assertThat(cli.line("explain scaled").out()).doesNotContain("  last  ");
        assertThat(folder.resolve(".icosian")).doesNotExist();
        assertThat(cli.line("explain scaled --store elsewhere").err())
                .startsWith("error [Store/NotThere] there is no store file:elsewhere, and so no run\n");
    }

    @Test
    void nothingIsWritten() throws IOException {
        cli.line(RUN + "first");
        List<String> before = tree();

        cli.line("explain verdict --param factor=3");

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        cli.line(RUN + "first");

        Schemas.assertValid("explain", cli.line("explain verdict --json").out());
        assertThat(cli.line("explain verdict --json").out())
                .contains("{\"label\":\"now\",\"lines\":[\"would be reused, nothing changed\"]}");
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
