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

class DryRunTest {
    private static final String RUN = "run --param dataFile=prices.txt";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = ShopCli.in(folder);
    }

    @Test
    void everyStepHasItsReasonAndThoseBehindItTheRoot() throws IOException {
        cli.line(RUN + " --run first");
        cli.line("run --param dataFile=many.txt --run broken");
        StringBuilder all = new StringBuilder();
        for (String line : new String[] {
            RUN,
            RUN + " --param factor=3",
            RUN + " --param title=x",
            RUN + " --param factor=3 --param title=x",
            RUN + " --recompute prepare",
            RUN + " --fresh",
            RUN + " --param factor=3 --to prepare",
            "run --resume broken"
        }) {
            all.append("$ ").append(line).append(" --dry-run\n");
            String out = cli.line(line + " --dry-run").normalized().all();
            all.append(out.replaceAll(" +about <time> \\(.*\\)|, about <time> of work", ""))
                    .append('\n');
        }

        Golden.assertMatches("dry-run.txt", all.toString());
    }

    @Test
    void nothingIsWritten() throws IOException {
        cli.line(RUN + " --run first");
        List<String> before = tree();

        cli.line(RUN + " --param factor=3 --dry-run");
        cli.line("run --resume first --fresh --dry-run");

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void withoutAStoreNoneIsMade() throws IOException {
        Done done = cli.line(RUN + " --dry-run");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).isEqualTo("""
                        prepare  would be computed  no earlier result
                        judge    would be computed  no earlier result
                        would compute 2 of 2 steps. Nothing was run.
                        """);
        assertThat(folder.resolve(".icosian")).doesNotExist();
    }

    @Test
    void whatIsForecastIsWhatHappens() {
        cli.line(RUN);

        Done forecast = cli.line(RUN + " --param title=x --dry-run");
        Done run = cli.line(RUN + " --param title=x");

        assertThat(forecast.out())
                .contains("prepare  would be reused    nothing changed\n")
                .contains("judge    would be computed  because param title changed: a b → x");
        assertThat(run.err())
                .contains("prepare: reused, nothing changed\n")
                .contains("judge: started, because param title changed: a b → x\n");
    }

    @Test
    void withCheckTheExitCodeSaysWhetherAnythingWouldBeComputed() {
        cli.line(RUN);

        assertThat(cli.line(RUN + " --dry-run --check").exit()).isZero();
        assertThat(cli.line(RUN + " --param title=x --dry-run").exit()).isZero();
        assertThat(cli.line(RUN + " --param title=x --dry-run --check").exit()).isEqualTo(1);
        assertThat(cli.line(RUN + " --param title=x --dry-run --check --json").exit())
                .isEqualTo(1);
    }

    @Test
    void checkIsOfDryRunsOnly() {
        Done done = cli.line(RUN + " --check");

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).isEqualTo("""
                        error [Usage/MissingOption] --check says what a dry run comes to, and this is none
                          fix: add --dry-run, or leave out --check
                        failed: nothing was run
                        """);
    }

    @Test
    void whatIsWrongIsAProblemOfTheDryRunToo() {
        assertThat(cli.line("run --dry-run").err()).contains("[Run/MissingParameter]");
        assertThat(cli.line(RUN + " --resume nowhere --dry-run").err()).contains("[Store/NotThere]");
        assertThat(cli.line(RUN + " --to nowhere --dry-run").err()).contains("[Run/UnknownNode]");
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        cli.line(RUN);

        Schemas.assertValid(
                "dry-run", cli.line(RUN + " --param factor=3 --dry-run --json").out());
        Schemas.assertValid("dry-run", cli.line(RUN + " --dry-run --json").out());
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
