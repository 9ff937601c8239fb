package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.internal.store.StagingStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a folder has after a power cut, on a disk that keeps nothing but what was synced. */
class PowerCutTest {
    private static final Content VALUE = content("a value");
    private static final String BLOB = Keys.blob(VALUE.sha256());
    private static final String FAN = BLOB.substring(0, BLOB.lastIndexOf('/'));
    private static final String MANIFEST = "steps/p/s/k.0.json";
    private static final String PIN = "runs/p/r/steps/s.1.json";

    @TempDir
    private Path folder;

    private Path root;
    private ForgetfulDisk disk;
    private DirectoryStore store;
    private int cuts;

    @BeforeEach
    void open() {
        root = folder.resolve("store");
        disk = new ForgetfulDisk(root);
        store = DirectoryStore.open(root, disk);
        disk.takeSyncs();
    }

    @Test
    void whatIsStoredIsThereAfterwards() throws IOException {
        assertThat(store.putIfAbsent(BLOB, VALUE)).isTrue();
        assertThat(afterCut(BLOB)).isEqualTo("a value");
        assertThat(store.putIfAbsent(MANIFEST, content("a manifest"))).isTrue();
        assertThat(afterCut(MANIFEST)).isEqualTo("a manifest");
    }

    @Test
    void blobIsThereIfItsManifestIsAndThatIfItsPinIs() throws IOException {
        List<String> seen = new ArrayList<>();
        disk.afterSync(() -> {
            String blob = afterCut(BLOB);
            String manifest = afterCut(MANIFEST);
            String pin = afterCut(PIN);
            if (manifest != null) {
                assertThat(blob).isEqualTo("a value");
            }
            if (pin != null) {
                assertThat(manifest).isEqualTo("a manifest");
                assertThat(pin).isEqualTo("a pin");
            }
            seen.add((blob == null ? "" : "b") + (manifest == null ? "" : "m") + (pin == null ? "" : "p"));
        });
        store.putIfAbsent(BLOB, VALUE);
        store.putIfAbsent(MANIFEST, content("a manifest"));
        store.putIfAbsent(PIN, content("a pin"));
        assertThat(seen).startsWith("").contains("b", "bm").endsWith("bmp");
    }

    @Test
    void stagedPinIsSyncedBeforeTheManifestAndSeenAfterIt() throws IOException {
        store.putIfAbsent("runs/p/r/steps/other.1.json", content("another pin"));
        disk.takeSyncs();
        List<String> seen = new ArrayList<>();
        try (StagingStore.Staged staged = store.stage(PIN, content("a pin"))) {
            disk.afterSync(() -> seen.add(afterCut(MANIFEST) + ", " + afterCut(PIN)));
            store.putIfAbsent(MANIFEST, content("a manifest"));
            assertThat(store.head(PIN)).isEmpty();
            assertThat(staged.putIfAbsent()).isTrue();
        }
        disk.afterSync(() -> {});
        assertThat(seen).doesNotContain("null, a pin").endsWith("a manifest, a pin");
        assertThat(disk.takeSyncs())
                .containsOnlyOnce("runs/p/r/steps/TEMPORARY", "runs/p/r/steps")
                .endsWith("runs/p/r/steps");
    }

    @Test
    void fileComesBeforeItsFolderAndThatBeforeTheFoldersAbove() throws IOException {
        store.putIfAbsent(BLOB, VALUE);
        assertThat(disk.takeSyncs()).containsExactly(FAN + "/TEMPORARY", FAN, "", "blobs", "blobs/sha256");
        store.putIfAbsent(MANIFEST, content("a manifest"));
        assertThat(disk.takeSyncs()).containsExactly("steps/p/s/TEMPORARY", "steps/p/s", "", "steps", "steps/p");
        store.putIfAbsent("steps/p/s/k.1.json", content("another"));
        assertThat(disk.takeSyncs()).containsExactly("steps/p/s/TEMPORARY", "steps/p/s");
    }

    @Test
    void blobIsSyncedOnce() throws IOException {
        store.putIfAbsent(BLOB, VALUE);
        disk.takeSyncs();
        assertThat(store.putIfAbsent(BLOB, VALUE)).isFalse();
        assertThat(disk.takeSyncs()).isEmpty();
    }

    @Test
    void blobThatAnotherProcessHasNotSyncedYetIsSynced() throws IOException {
        DirectoryStore other = DirectoryStore.open(root, new Disk() {
            @Override
            public void sync(Path file, FileChannel open) throws IOException {
                disk.sync(file, open);
            }

            @Override
            public void syncFolder(Path folder) {}
        });
        other.putIfAbsent(BLOB, VALUE);
        assertThat(afterCut(BLOB)).isNull();
        assertThat(store.putIfAbsent(BLOB, VALUE)).isFalse();
        assertThat(afterCut(BLOB)).isEqualTo("a value");
    }

    @Test
    void recordThatAnotherProcessHasNotSyncedYetIsSynced() throws IOException {
        store.putIfAbsentLossy("runs/p/other/run.json", content("none"));
        DirectoryStore other = DirectoryStore.open(root, new Disk() {
            @Override
            public void sync(Path file, FileChannel open) throws IOException {
                disk.sync(file, open);
            }

            @Override
            public void syncFolder(Path folder) {}
        });
        other.putIfAbsent(MANIFEST, content("a manifest"));
        assertThat(store.putIfAbsent(MANIFEST, content("another"))).isFalse();
        assertThat(afterCut(MANIFEST)).isEqualTo("a manifest");
    }

    @Test
    void lossyRecordIsNotSynced() throws IOException {
        assertThat(store.putIfAbsentLossy(PIN, content("a pin"))).isTrue();
        assertThat(disk.takeSyncs()).isEmpty();
        assertThat(afterCut(PIN)).isNull();
    }

    @Test
    void lossyRecordIsNotHalfThere() throws IOException {
        store.putIfAbsentLossy(PIN, content("a pin"));
        store.putIfAbsent("runs/p/r/steps/t.1.json", content("a durable pin"));
        assertThat(afterCut("runs/p/r/steps/t.1.json")).isEqualTo("a durable pin");
        // Its folder was synced, its bytes were not: readers take it for damaged.
        assertThat(afterCut(PIN)).isEmpty();
    }

    private @Nullable String afterCut(String key) {
        Path image = folder.resolve("cut-" + cuts++);
        try {
            disk.cut(image);
            Optional<ArtifactStore.Stored> stored = DirectoryStore.open(image).get(key);
            if (stored.isEmpty()) {
                return null;
            }
            try (InputStream in = stored.get().open()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
