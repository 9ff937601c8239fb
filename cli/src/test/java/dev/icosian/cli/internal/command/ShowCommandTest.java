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

class ShowCommandTest {
    private static final String RUN = "run --param dataFile=prices.txt --run ";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = ShopCli.in(folder);
    }

    @Test
    void aRunHasItsStepsWithReasonsAndArtifacts() throws IOException {
        cli.line(RUN + "first");
        cli.line(RUN + "second --param factor=3");

        Golden.assertMatches(
                "show-run.txt", cli.line("show second").normalized().all());
    }

    @Test
    void aFailedRunHasItsFailureAndWhatToDo() throws IOException {
        cli.line("run --param dataFile=many.txt --run broken");

        Golden.assertMatches(
                "show-failed.txt", cli.line("show broken").normalized().all());
    }

    @Test
    void checksAndAttemptsAreShown() throws IOException {
        Cli counters = Cli.in(folder, Counter::checked, () -> Counter.tried(3));
        Counter.CALLS.set(0);
        counters.line("run --pipeline checked --param items=20 --run c");
        counters.line("run --pipeline tried --param items=3 --run t");

        Golden.assertMatches(
                "show-checks.txt",
                counters.line("show c").normalized().out()
                        + counters.line("show t").normalized().out());
    }

    @Test
    void aStepOfOtherInputsIsStale() {
        Cli drifting = Cli.in(folder, Counter::drifting);
        drifting.line("run --param items=1 --run first");

        drifting.line("step draw --run first --store .icosian --recompute");

        assertThat(drifting.line("show first").normalized().out())
                .contains("\nkeep  stale     <time>  input drawn is another one now\n");
    }

    @Test
    void everyKindOfValueIsShown() throws IOException {
        Cli shapes = Cli.in(folder, shop.Shapes::pipeline);
        shapes.line("run --run r");
        StringBuilder all = new StringBuilder();
        for (String node : shop.Shapes.NODES) {
            all.append("$ show r ").append(node).append('\n');
            all.append(shapes.line("show r " + node + " --head 3").normalized().out())
                    .append('\n');
            Schemas.assertValid(
                    "show-value", shapes.line("show r " + node + " --json").out());
        }

        Golden.assertMatches("show-values.txt", all.toString());
    }

    @Test
    void theBytesOfAnArtifactAreWrittenAsTheyAre() throws IOException {
        cli.line(RUN + "first");

        Done done = cli.line("show first summary --out summary.json");

        assertThat(done.all()).isEqualTo("exit 0\n--- out\n--- err\nwrote 23 B application/json to summary.json\n");
        assertThat(folder.resolve("summary.json")).hasContent("{\"count\":3,\"mean\":4.0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show first verdct | Run/NotStored | run 'first' has stored no 'verdct' | did you mean 'verdict'?",
                "show first prices | Run/NotStored | run 'first' has stored no 'prices': it does not leave its step"
                        + " | add it to the outputs of the pipeline",
                "show secnd        | Run/UnknownRun | the store has no run 'secnd' of shop"
                        + " | see which ones there are: runs",
                "show first --head 3 | Usage/MissingWord | --head is about a value, and no node is named"
                        + " | write show RUN NODE",
                "show first summary --head x | Usage/NoNumber | --head is no number of rows: x | write --head 100",
                "show first summary scaled | Usage/UnexpectedWord | show does not take the word 'scaled'"
                        + " | see show --help",
                "show | Usage/MissingWord | show needs RUN [NODE] | write show RUN [NODE]",
            })
    void whatIsNotThereIsAProblem(String line, String code, String message, String hint) {
        cli.line(RUN + "first");

        assertThat(cli.line(line).err()).isEqualTo("error [" + code + "] " + message + "\n  fix: " + hint + "\n");
    }

    @Test
    void aDamagedArtifactIsNeverShown() throws IOException {
        Cli shapes = Cli.in(folder, shop.Shapes::pipeline);
        shapes.line("run --run r");
        Path blob;
        try (java.util.stream.Stream<Path> blobs = Files.walk(folder.resolve(".icosian/blobs"))) {
            blob = blobs.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 16_384)
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        assertThat(blob.toFile().setWritable(true)).isTrue();
        Files.write(blob, bytes);

        Done shown = shapes.line("show r many");
        Done written = shapes.line("show r many --out many.npy");

        assertThat(shown.exit()).isEqualTo(65);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).startsWith("error [Store/Damaged] the stored 'many' cannot be used: ");
        assertThat(written.exit()).isEqualTo(65);
        assertThat(folder.resolve("many.npy")).doesNotExist();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".icosian", "prices.txt", "many.txt");
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        cli.line(RUN + "first");
        cli.line("run --param dataFile=many.txt --run second");

        Schemas.assertValid("show-run", cli.line("show first --json").out());
        Schemas.assertValid("show-run", cli.line("show second --json").out());
        Schemas.assertValid(
                "run", cli.line("run --param dataFile=many.txt --json").out());
        Schemas.assertValid("explain", cli.line("explain summary --json").out());
        Schemas.assertValid("problems", cli.line("show third --json").out());
    }
}
