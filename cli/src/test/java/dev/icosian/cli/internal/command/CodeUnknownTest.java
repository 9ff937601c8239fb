package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Bell;

/** A step whose code cannot be known is reused within its run only, and that is said before anything runs. */
class CodeUnknownTest {
    private static final String WARNING = """
            warning [Key/CodeUnknown] the code of 'strokes' cannot be known, so results are used again in the same run\
             only: shop.Bell has the native method 'ring'
              fix: give the function @CodeVersion("1") and raise it with every change
            """;
    private static final String UNKNOWN = "the code of its node strokes cannot be known";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void firstRun() {
        cli = Cli.in(folder, Bell::pipeline);
        assertThat(cli.line("run --param hour=15 --run first").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "run --dry-run --param hour=15", "run --param hour=15"})
    void isSaidWhenThePlanIsMade(String line) {
        assertThat(cli.line(line).err()).containsOnlyOnce(WARNING);
    }

    @Test
    void theSameRunReusesItsResult() {
        Done done = cli.line("run --resume first");

        assertThat(done.err())
                .contains("\nstrike: reused, nothing changed\ntell: reused, nothing changed\n")
                .contains("\ndone: 2 steps, 2 reused, 0 computed, 0 failed, ");
    }

    @Test
    void anotherRunComputesIt() {
        assertThat(cli.line("run --dry-run --param hour=15").out()).contains(UNKNOWN);
        assertThat(cli.line("run --dry-run --check --param hour=15").exit()).isEqualTo(1);

        Done done = cli.line("run --param hour=15 --run second");

        assertThat(done.normalized().err())
                .contains("\nstrike: computed in <time>, because " + UNKNOWN + "\ntell: reused, nothing changed\n")
                .contains("\ndone: 2 steps, 1 reused, 1 computed, 0 failed, ");
        assertThat(cli.line("run --resume second").err()).contains("\nstrike: reused, nothing changed\n");
    }
}
