package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Sinks;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends while it writes a target: nobody sees a part, and the next run publishes. */
class KilledPublicationTest {
    private static final int ROWS = 5000;
    private static final int KILLED = 137;
    private static final String WHOLE = IntStream.range(0, ROWS)
            .mapToObj(index -> "item " + index + "," + index + "\n")
            .collect(Collectors.joining("", "name,count\n", ""));

    @TempDir
    private Path folder;

    /** Rows, one of which ends the process when it is written, if the process is told so. */
    public static final class Stock {
        private static final int LAST = Integer.getInteger("last", -1);

        private Stock() {}

        public record Item(String name, int count) {
            @Override
            public String name() {
                if (count == LAST) {
                    Runtime.getRuntime().halt(KILLED);
                }
                return name;
            }
        }

        public static List<Item> items() {
            return IntStream.range(0, ROWS)
                    .mapToObj(index -> new Item("item " + index, index))
                    .toList();
        }
    }

    /** Runs the pipeline in a process of its own. */
    public static final class Program {
        private Program() {}

        /** Takes the folder. */
        public static void main(String[] arguments) {
            run(Path.of(arguments[0]));
        }
    }

    private static Run run(Path folder) {
        Pipeline pipeline = Pipeline.named("stock")
                .modules(Stock.class)
                .outputs("items")
                .publish("items", Sinks.csv(Location.of(folder + "/out/stock.csv")))
                .build();
        try (ArtifactStore store = Stores.directory(folder.resolve("store"))) {
            return Runner.local(store).run(pipeline, Map.of());
        }
    }

    @ParameterizedTest(name = "killed at row {0}")
    @ValueSource(ints = {0, 2500, ROWS - 1})
    void targetIsTheOldFileUntilTheNextRunReplacesIt(int row) throws Exception {
        Path target = folder.resolve("out/stock.csv");
        run(folder);
        Files.writeString(target, "old");

        assertThat(process(row)).isEqualTo(KILLED);
        assertThat(target).hasContent("old");
        assertThat(parts()).as("what was written so far is beside it").hasSize(1);

        assertThat(RunText.of(run(folder))).containsExactly("all: reused, nothing changed");
        assertThat(target).hasContent(WHOLE);
    }

    @Test
    void targetThatWasNotThereIsNotThereUntilTheNextRunMakesIt() throws Exception {
        Path target = folder.resolve("out/stock.csv");
        run(folder);
        Files.delete(target);

        assertThat(process(2500)).isEqualTo(KILLED);
        assertThat(target).doesNotExist();
        assertThat(RunText.of(run(folder))).containsExactly("all: reused, nothing changed");
        assertThat(target).hasContent(WHOLE);
    }

    private int process(int last) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlast=" + last,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assertThat(said).doesNotContain("Exception");
        return exit;
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }
}
