package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore.Entry;
import dev.icosian.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which results of a step came last, without a look at all of them. */
final class RecentResultsTest {
    private static final String FOLDER = "steps/p/s/";

    @TempDir
    private Path root;

    private DirectoryStore store;

    @BeforeEach
    void open() throws IOException {
        store = DirectoryStore.open(root);
        for (int i = 0; i < 100; i++) {
            copyIn("0ld" + i + ".0.json", Instant.ofEpochSecond(1_000 + i));
        }
        pause();
    }

    @Test
    void newestOfMoreThanAThousandIsFound() throws IOException {
        for (int i = 0; i < 1_200; i++) {
            copyIn(name(i), Instant.ofEpochSecond(1_000_000 + (i * 7_919) % 1_200));
        }
        List<String> expected = new ArrayList<>();
        for (int age = 1; age <= 20; age++) {
            for (int i = 0; i < 1_200; i++) {
                if ((i * 7_919) % 1_200 == 1_200 - age) {
                    expected.add(name(i));
                }
            }
        }
        assertThat(newest(20)).isEqualTo(expected);
        assertThat(newest(3)).isEqualTo(expected.subList(0, 3));
    }

    @Test
    void whatIsStoredIsNewestWithoutALookAtTheFolder() throws IOException {
        note();
        put("aa.0.json");
        put("00.0.json");
        // What changes no folder is seen only by a look at all that is in it.
        Files.setLastModifiedTime(
                file("0ld3.0.json"), FileTime.from(Instant.now().plusSeconds(1_000)));
        assertThat(newest(4)).containsExactly("00.0.json", "aa.0.json", "noted.0.json", "0ld99.0.json");
    }

    @Test
    void whoOnlyAsksWritesNothing() throws IOException {
        assertThat(newest(1)).containsExactly("0ld99.0.json");
        assertThat(root.resolve(".recent")).doesNotExist();
    }

    @Test
    void fewResultsAreNotNoted() throws IOException {
        for (int i = 0; i < 3; i++) {
            store.putIfAbsent("steps/p/few/" + i + ".0.json", Content.of(new byte[] {1}));
            assertThat(store.newest("steps/p/few/", 1)).hasSize(1);
        }
        assertThat(root.resolve(".recent")).doesNotExist();
    }

    @Test
    void whatOthersCopyInIsSeen() throws IOException {
        note();
        copyIn("bb.0.json", Instant.now().plusSeconds(10));
        assertThat(newest(1)).containsExactly("bb.0.json");
        copyIn("cc.0.json", Instant.now().plusSeconds(20));
        pause();
        put("dd.0.json");
        assertThat(newest(2)).as("behind the back of a writer").containsExactly("cc.0.json", "bb.0.json");
    }

    @Test
    void whatIsGoneIsNotNamed() throws IOException {
        note();
        store.delete(FOLDER + "noted.0.json");
        assertThat(newest(1)).containsExactly("0ld99.0.json");
    }

    @Test
    void marksAndFoldersAreNoResults() throws IOException {
        note();
        put("zz.0.condemned");
        put("zz/zz.0.json");
        assertThat(newest(1)).containsExactly("noted.0.json");
    }

    @Test
    void notesMaySayAnything() throws IOException {
        note();
        Files.writeString(
                notes(),
                "\u0000".repeat(20_000)
                        + "\n8999999999999999999 ../../../icosian-store.json\n9999999999999999999 x.json\nnonsense\n"
                        + "8999999999999999999 gone.0.json\n8999999999999999999 ..\n",
                StandardOpenOption.APPEND);
        assertThat(newest(1)).containsExactly("noted.0.json");
    }

    @Test
    void linkInPlaceOfNotesIsNotFollowed() throws IOException {
        Path outside = Files.writeString(root.resolveSibling("outside-" + root.getFileName()), "");
        Files.createDirectories(notes().getParent());
        Files.createSymbolicLink(notes(), outside);
        assertThat(newest(1)).containsExactly("0ld99.0.json");
        put("bb.0.json");
        assertThat(newest(1)).containsExactly("bb.0.json");
        assertThat(outside).isEmptyFile();
        Files.delete(outside);
    }

    @Test
    void notesBeginAgainBeforeTheyAreTooLong() throws IOException {
        note();
        Files.writeString(notes(), "x\n".repeat(600_000), StandardOpenOption.APPEND);
        put("bb.0.json");
        assertThat(notes()).doesNotExist();
        assertThat(newest(1)).containsExactly("bb.0.json");
    }

    @Test
    void notesAreNoKeys() throws IOException {
        note();
        try (var entries = store.list("")) {
            assertThat(entries.map(Entry::key)).hasSize(102).noneMatch(key -> key.contains("recent"));
        }
    }

    /** Leaves notes, the newest of which is {@code noted}. */
    private void note() throws IOException {
        assertThat(newest(1)).containsExactly("0ld99.0.json");
        put("noted.0.json");
        assertThat(notes()).exists();
        assertThat(newest(1)).containsExactly("noted.0.json");
    }

    private List<String> newest(int count) throws IOException {
        return store.newest(FOLDER, count).stream()
                .map(entry -> entry.key().substring(FOLDER.length()))
                .toList();
    }

    private void put(String name) throws IOException {
        assertThat(store.putIfAbsent(FOLDER + name, Content.of(name.getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
        pause();
    }

    /** Longer than the time of files is coarse. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copyIn(String name, Instant time) throws IOException {
        Files.createDirectories(root.resolve(FOLDER));
        Files.setLastModifiedTime(Files.writeString(file(name), name), FileTime.from(time));
    }

    private Path file(String name) {
        return root.resolve(FOLDER).resolve(name);
    }

    private Path notes() {
        return root.resolve(".recent/p/s");
    }

    private static String name(int i) {
        return String.format(java.util.Locale.ROOT, "%04x.0.json", (i * 40_503) & 0xffff);
    }
}
