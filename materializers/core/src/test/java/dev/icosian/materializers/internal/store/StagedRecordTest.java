package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Content;
import dev.icosian.internal.store.StagingStore.Staged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose bytes are written before their names: with hard links, and where there are none. */
class StagedRecordTest {
    private static final String PIN = "runs/p/r/steps/s.1.json";

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodySeesItUntilItIsPut(boolean links) throws IOException {
        DirectoryStore store = open(links);
        try (Staged staged = store.stage(PIN, content("mine"))) {
            assertThat(store.get(PIN)).isEmpty();
            assertThat(store.list("runs/")).isEmpty();
            assertThat(staged.putIfAbsent()).isTrue();
        }
        assertThat(Files.readString(root.resolve(PIN))).isEqualTo("mine");
        assertThat(files()).containsExactly("icosian-store.json", PIN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLeftIfItIsNotPut(boolean links) throws IOException {
        try (Staged unused = open(links).stage(PIN, content("mine"))) {
            assertThat(unused).isNotNull();
        }
        assertThat(files()).containsExactly("icosian-store.json");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCameFirstStays(boolean links) throws IOException {
        DirectoryStore store = open(links);
        try (Staged staged = store.stage(PIN, content("mine"))) {
            assertThat(store.putIfAbsent(PIN, content("theirs"))).isTrue();
            assertThat(staged.putIfAbsent()).isFalse();
        }
        assertThat(Files.readString(root.resolve(PIN))).isEqualTo("theirs");
        assertThat(files()).containsExactly("icosian-store.json", PIN);
    }

    @Test
    void itIsWrittenAgainIfItsFolderWasDeleted() throws IOException {
        DirectoryStore store = DirectoryStore.open(root);
        try (Staged staged = store.stage(PIN, content("mine"))) {
            while (files().size() < 2) {
                Thread.onSpinWait();
            }
            delete(root.resolve(PIN).resolveSibling(""));
            assertThat(staged.putIfAbsent()).isTrue();
        }
        assertThat(Files.readString(root.resolve(PIN))).isEqualTo("mine");
    }

    private DirectoryStore open(boolean links) {
        return links ? DirectoryStore.open(root) : DirectoryStore.openWithoutLinks(root);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
