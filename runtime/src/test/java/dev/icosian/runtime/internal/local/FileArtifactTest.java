package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as params and as results. */
class FileArtifactTest {
    private static final List<Path> SEEN = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    /** A file is made of files, and read in another step. */
    public static final class Merging {
        private Merging() {}

        public static Path merged(List<Path> parts, Path folder) throws IOException {
            Path file = Files.createTempFile("merged", ".txt");
            for (Path part : parts) {
                Files.writeString(file, Files.readString(part), java.nio.file.StandardOpenOption.APPEND);
            }
            try (var names = Files.list(folder)) {
                Files.writeString(file, names.count() + "\n", java.nio.file.StandardOpenOption.APPEND);
            }
            return file;
        }

        public static int lines(Path merged) throws IOException {
            SEEN.add(merged);
            int lines = Files.readAllLines(merged).size();
            Files.writeString(merged, "a reader may do as it likes with its copy");
            return lines;
        }
    }

    @BeforeEach
    void reset() {
        SEEN.clear();
    }

    @Test
    void fileCrossesAsACopyThatIsGoneAfterwards() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path a = Files.writeString(input.resolve("a.txt"), "1\n2\n");
        Path b = Files.writeString(input.resolve("b.txt"), "3\n".repeat(20_000));
        Map<String, Object> params = Map.of("parts", List.of(a, b), "folder", input);
        try (ArtifactStore store = Stores.directory(folder.resolve("store"))) {
            Run first = Runner.local(store).run(pipeline(), params);
            assertThat(first.results().get("lines", Integer.class)).isEqualTo(20_003);
            assertThat(SEEN.get(0)).doesNotExist();
            Path merged = first.results().get("merged", Path.class);
            assertThat(merged).hasContent("1\n2\n" + "3\n".repeat(20_000) + "2\n");
            Files.writeString(merged, "changed");

            Run second = Runner.local(store).run(pipeline(), params);
            assertThat(RunText.of(second))
                    .containsExactly("make: reused, nothing changed", "read: reused, nothing changed");
            assertThat(second.results().get("merged", Path.class)).content().startsWith("1\n2\n");

            Files.writeString(input.resolve("c.txt"), "");
            assertThat(RunText.of(Runner.local(store).run(pipeline(), params)))
                    .containsExactly(
                            "make: computed, content of file folder changed", "read: computed, input merged changed");
            Map<String, Object> swapped = Map.of("parts", List.of(b, a), "folder", input);
            assertThat(RunText.of(Runner.local(store).run(pipeline(), swapped)).get(0))
                    .isEqualTo("make: computed, content of file parts changed");
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.named("merging")
                .modules(Merging.class)
                .param("parts")
                .param("folder")
                .outputs("merged", "lines")
                .step("make", step -> step.nodes("merged"))
                .step("read", step -> step.nodes("lines"))
                .build();
    }
}
