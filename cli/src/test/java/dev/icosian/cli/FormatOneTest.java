package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Archive;

/** A store that was written by format version 1, before anything else was. */
class FormatOneTest {
    private static final Path STORE = Path.of("src/test/resources/stores/format-1");

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void store() throws IOException {
        cli = Cli.in(folder, Archive::pipeline);
        Files.writeString(folder.resolve("data.txt"), "1.5\n2\n0.25\n");
        if (Boolean.getBoolean("update") && !Files.exists(STORE)) {
            assertThat(cli.line("run --run first --param dataFile=data.txt --store made")
                            .exit())
                    .isZero();
            copy(folder.resolve("made"), STORE);
        }
        copy(STORE, folder.resolve(".icosian"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void nothingOfItIsComputedAgain() throws IOException {
        Files.delete(folder.resolve("data.txt"));
        Done resumed = cli.line("run --resume first");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("done: 4 steps, 4 reused, 0 computed, 0 failed");

        Files.writeString(folder.resolve("data.txt"), "1.5\n2\n0.25\n");
        Done again = cli.line("run --param dataFile=data.txt");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.err()).contains("done: 4 steps, 4 reused, 0 computed, 0 failed");
        assertThat(again.out()).contains("{north=1.75, süd=2.0}, ");
    }

    @Test
    void allOfItIsRead() {
        assertThat(cli.line("store check").out()).endsWith(": all is well\n");
        assertThat(cli.line("runs").out()).contains("\nfirst ").contains("  done ");
        assertThat(cli.line("show first sales").out()).contains("north", "süd").contains("0.25");
        assertThat(cli.line("show first byShop --json").out()).contains("\"value\":{\"north\":1.75,\"süd\":2.0}");
        assertThat(cli.line("show first many").out()).contains("… 2980 more rows");
        assertThat(cli.line("show first remark").exit()).isZero();
        assertThat(cli.line("show first report").out()).contains("null");
    }

    @Test
    void itIsWrittenOn() {
        assertThat(cli.line("run --param dataFile=data.txt --param seed=8 --run second")
                        .err())
                .contains("done: 4 steps, 2 reused, 2 computed, 0 failed");
        assertThat(cli.line("diff first second").out()).contains("because param seed changed: 7 → 8");
        assertThat(cli.line("store copy first --to other").exit()).isZero();
        assertThat(cli.line("store gc --apply --grace 0s").out()).startsWith("kept: 2 runs, 6 results");
        assertThat(cli.line("store check").exit()).isZero();
    }
}
