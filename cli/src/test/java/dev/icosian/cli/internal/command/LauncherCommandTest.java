package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Shop;

/** What can be wrong; that the scripts run is tested with processes. */
class LauncherCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "launcher | 2 | [Usage/MissingOption] launcher needs --out | add --out with a folder, such as --out bin",
                "launcher --out bin | 78 | [Cli/NoJar] there is no jar 'demo.jar' | start the program from its jar",
                "launcher --out bin --name ../x | 2 | [Usage/NoName] '../x' is no name for a script"
                        + "| write --name forecast"
            })
    void whatIsWrongIsSaid(String line, int exit, String problem, String fix) {
        Done done = Cli.in(folder, Shop::pipeline).line(line);

        assertThat(done).isEqualTo(new Done(exit, "", "error " + problem + "\n  fix: " + fix + "\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasNotStartedFromAJarGetsNoScript() {
        Done done = Cli.in(folder, Shop::pipeline)
                .program("java", "-cp", "classes", "shop.Shop")
                .line("launcher --out bin");

        assertThat(done.err()).isEqualTo("""
            error [Cli/NoJar] this program was not started from a jar
              fix: build a jar, and let it write the script: java -jar app.jar launcher --out bin
            """);
    }

    @ParameterizedTest
    @CsvSource({"../x", "a/b", ".hidden", "a\\b"})
    void theNameIsThatOfAFile(String name) throws IOException {
        Files.createFile(folder.resolve("demo.jar"));

        Done done = Cli.in(folder, Shop::pipeline).run("launcher", "--out", "bin", "--name", name);

        assertThat(done).isEqualTo(new Done(2, "", """
            error [Usage/NoName] '%s' is no name for a script
              fix: write --name forecast
            """.formatted(name)));
    }

    @Test
    void trainingRunsNoFunctionOfUsersAndLeavesNothing() throws IOException {
        Done done =
                Cli.in(folder, Shop::pipeline, Shop::needsConfig, Shop::broken).line("launcher --train");

        assertThat(done).isEqualTo(new Done(0, "", ""));
        assertThat(folder).isEmptyDirectory();
    }
}
