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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Dice;

class DiffCommandTest {
    private static final String RUN = "run --param dataFile=prices.txt --run ";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("others.txt"), "1\n2\n4\n");
        cli = ShopCli.in(folder);
        cli.line(RUN + "first");
    }

    @Test
    void whatDiffersIsSaidStepByStepAndWhereItBegins() {
        StringBuilder all = new StringBuilder();
        for (String second : List.of(
                RUN + "again",
                RUN + "title --param title=x",
                RUN + "factor --param factor=3",
                RUN + "weights --param weights=[1,3]",
                RUN + "seller --config audience=SELLER",
                "run --param dataFile=others.txt --run others",
                "run --param dataFile=many.txt --run many",
                RUN + "part --to prepare")) {
            cli.line(second);
            String id = second.replaceAll(".*--run (\\S+).*", "$1");
            all.append("# ")
                    .append(second)
                    .append('\n')
                    .append(cli.line("diff first " + id).normalized().all())
                    .append('\n');
        }

        Golden.assertMatches("diff.txt", all.toString().replaceAll("sha256:[0-9a-f]{12}\\b", "sha256:<digest>"));
    }

    /** The second run has the same params but for one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                     | 0 | the results are the same",
                "--param weights=[1,3] | 0 | the results are the same",
                "--param title=x       | 1 | they differ from node verdict of step judge on, because param title changed: \"a b\" → \"x\"",
                "--param factor=3      | 1 | they differ from node scaled of step prepare on, because param factor changed: 2.0 → 3.0",
            })
    void theExitCodeIsThatOfTheResults(String option, int exit, String last) {
        cli.line(RUN + "second" + (option == null ? "" : " " + option));

        Done done = cli.line("diff first second");

        assertThat(done.exit()).isEqualTo(exit);
        assertThat(done.out().lines()).last().isEqualTo(last);
        assertThat(cli.line("diff second first").exit()).isEqualTo(exit);
        assertThat(cli.line("diff second second").exit()).isZero();
    }

    @Test
    void aFunctionThatIsNotReproducibleIsNamedAsThat() {
        Cli dice = Cli.in(folder, Dice::pipeline);
        dice.line("run --run one");
        dice.line("run --run two --fresh");

        Done done = dice.line("diff one two");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.normalized().out().replaceAll("\\b\\d+\\b", "<number>")).endsWith("""

                ~ roll  other results, made from the same: its functions are not reproducible
                        thrown  sha256:<digest> → sha256:<digest>
                          <number> and <number>
                ~ tell  other results, because input thrown changed
                        told  sha256:<digest> → sha256:<digest>
                          it is <number> and it is <number>
                they differ from node thrown of step roll on
                """);
    }

    @Test
    void aResultWhoseManifestIsGoneIsComparedAllTheSame() throws IOException {
        cli.line(RUN + "second --param factor=3");
        try (java.util.stream.Stream<Path> manifests = Files.walk(folder.resolve(".icosian/steps/shop/prepare"))) {
            for (Path manifest : manifests.filter(Files::isRegularFile).toList()) {
                Files.delete(manifest);
            }
        }

        Done done = cli.line("diff first second");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out()).contains("~ prepare  other results, its manifest is missing or damaged\n");
    }

    @Test
    void aRunThatIsNotThereIsAProblem() {
        Done done = cli.line("diff first secnd");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).startsWith("error [Run/UnknownRun] the store has no run 'secnd' of shop\n");
        assertThat(cli.line("diff first").err()).startsWith("error [Usage/MissingWord] diff needs ");
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        cli.line(RUN + "second --param factor=3");
        cli.line("run --param dataFile=many.txt --run third");

        for (String second : List.of("first", "second", "third")) {
            Schemas.assertValid(
                    "run-diff", cli.line("diff first " + second + " --json").out());
        }
        assertThat(cli.line("diff first second --json").out())
                .contains("\"first\":\"prepare\"", "\"change\":\"other_results\"", "\"same\":false");
    }
}
