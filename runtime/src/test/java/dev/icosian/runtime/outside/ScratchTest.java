package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Scratch;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder that an attempt has to itself. */
class ScratchTest {
    private static final List<Path> FOLDERS = new CopyOnWriteArrayList<>();
    private static final List<List<String>> FOUND = new CopyOnWriteArrayList<>();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    private final ArtifactStore store = Stores.memory();

    @BeforeEach
    void reset() {
        FOLDERS.clear();
        FOUND.clear();
        FAILURES.set(0);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Writes files before it makes something of them. */
    public static final class Models {
        private Models() {}

        public static Path model(Scratch scratch, int size) throws IOException {
            Path model = scratch.file("model.txt");
            look(model);
            Files.createDirectories(scratch.file("parts").resolve("deeper"));
            Files.writeString(scratch.file("parts").resolve("deeper/part"), "part");
            Files.writeString(model, "m".repeat(size));
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("boom");
            }
            return model;
        }

        public static int length(Path model, Scratch scratch) throws IOException {
            look(scratch.file("length.txt"));
            return (int) Files.size(model);
        }

        private static void look(Path file) {
            FOLDERS.add(file.getParent());
            FOUND.add(names(file.getParent()));
        }
    }

    private static Pipeline pipeline(int attempts) {
        return Pipeline.named("models")
                .modules(Models.class)
                .param("size", 3)
                .outputs("length")
                .step("model", step -> step.nodes("model"))
                .step("length", step -> step.rest())
                .defaults(step -> step.attempts(attempts).backoff(Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();
    }

    @Test
    void eachStepHasAFolderOfItsOwnThatIsGoneAfterwards() {
        Run run = Runner.local(store).run(pipeline(1), Map.of());

        assertThat(run.results().get("length", Integer.class)).isEqualTo(3);
        assertThat(FOLDERS).hasSize(2).doesNotHaveDuplicates();
        assertThat(FOUND).containsExactly(List.of(), List.of());
        assertAllGone();
    }

    @ParameterizedTest(name = "{0} failures")
    @ValueSource(ints = {1, 2, 3})
    void eachAttemptHasAnEmptyFolderAndLeavesNothingThoughItFails(int failures) {
        FAILURES.set(failures);
        Run run = Runner.local(store).run(pipeline(3), Map.of());

        assertThat(run.succeeded()).isEqualTo(failures < 3);
        assertThat(FOLDERS).hasSize(failures < 3 ? failures + 2 : 3).doesNotHaveDuplicates();
        assertThat(FOUND).allMatch(List::isEmpty);
        assertAllGone();
    }

    @Test
    void nothingOfItIsInKeysOrRecords() {
        Runner.local(store).run(pipeline(1), Map.of());
        for (String key : StoreFiles.keys(store, "")) {
            String text = new String(StoreFiles.bytes(store, key), StandardCharsets.UTF_8);
            assertThat(text).as(key).doesNotContain(FOLDERS.get(0).toString(), "scratch", "icosian-");
        }
        FOLDERS.clear();

        assertThat(RunText.of(Runner.local(store).run(pipeline(1), Map.of())))
                .containsExactly("model: reused, nothing changed", "length: reused, nothing changed");
        assertThat(FOLDERS).isEmpty();
    }

    @Test
    void requestOfADriverHasOneToo() {
        for (int i = 0; i < 2; i++) {
            assertThat(Driver.of(pipeline(1)).request("length").execute().get("length", Integer.class))
                    .isEqualTo(3);
        }

        assertThat(FOUND.get(0)).isEmpty();
        assertThat(FOUND.get(2)).isEmpty();
        assertThat(FOLDERS.get(0)).isNotEqualTo(FOLDERS.get(2));
        assertAllGone();
    }

    private static void assertAllGone() {
        assertThat(FOLDERS).isNotEmpty().allSatisfy(folder -> {
            assertThat(folder).doesNotExist();
            assertThat(folder.getParent())
                    .satisfiesAnyOf(
                            parent -> assertThat(parent).doesNotExist(),
                            parent -> assertThat(parent).isEqualTo(Path.of(System.getProperty("java.io.tmpdir"))));
        });
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
