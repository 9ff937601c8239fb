package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Shop;

class HelpTest {
    private static final Path NOWHERE = Path.of("target/nowhere");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "step --help",
                "plan --help",
                "plan diff --help",
                "explain --help",
                "graph --help",
                "runs --help",
                "launcher --help",
                "runs forget --help",
                "store check --help",
                "store gc --help",
                "store copy --help",
                "verify --help",
                "show --help",
                "diff --help"
            })
    void isWhatTheGoldenFileSays(String line) throws IOException {
        Done done = Cli.in(NOWHERE, Shop::pipeline).line(line);

        assertThat(done.exit()).isZero();
        assertThat(done.err()).isEmpty();
        Golden.assertMatches(("help " + line.replace("--help", "")).strip().replace(' ', '-') + ".txt", done.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run -h", "help run", "--help run", "run --param dataFile=x --help", "run --wrong --help"})
    void canBeAskedForInManyWays(String line) {
        Cli cli = Cli.in(NOWHERE, Shop::pipeline);

        assertThat(cli.line(line)).isEqualTo(cli.line("run --help"));
    }

    @Test
    void namesThePipelinesIfThereAreSeveral() {
        Done done =
                Cli.in(NOWHERE, Shop::pipeline, Shop::needsConfig, Shop::broken).line("run --help");

        assertThat(done.exit()).isZero();
        assertThat(done.out())
                .contains("\nparams of shop (--param NAME=VALUE)\n  dataFile  Path, required\n")
                .contains("\nparams of needs_config (--param NAME=VALUE)\n  dataFile  Path, required\n")
                .contains("\nconfig of needs_config (--config KEY=VALUE)\n  audience  BUYER or SELLER, required\n")
                .contains("\n  java -jar demo.jar run --pipeline shop --param dataFile=data.csv\n");
    }

    @Test
    void aBrokenPipelineDoesNotBreakTheHelp() {
        assertThat(Cli.in(NOWHERE, Shop::broken).line("run --help").exit()).isZero();
        assertThat(Cli.in(NOWHERE).line("run --help").exit()).isZero();
        assertThat(Cli.in(NOWHERE, Shop::broken).line("--help").exit()).isZero();
    }

    @Test
    void withoutWordsItIsAnErrorThatHelps() {
        Done done = Cli.in(NOWHERE, Shop::pipeline).run();

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).startsWith("usage: java -jar demo.jar COMMAND [options]\n");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Cli.in(NOWHERE).line("--version").out())
                .matches("icosian \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?, Java " + System.getProperty("java.version") + "\n");
    }
}
