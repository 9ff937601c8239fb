package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Stored;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryStoreTest extends StoreContractTest {
    @TempDir
    Path temporary;

    @Override
    protected ArtifactStore open() {
        return DirectoryStore.open(root());
    }

    @Override
    protected int ownKeys() {
        return 1;
    }

    private Path root() {
        return temporary.resolve("new/store");
    }

    @Test
    void newStoreHoldsItsVersion() throws IOException {
        assertThat(Files.readString(root().resolve("icosian-store.json")))
                .isEqualTo(trailed("{\"formatVersion\":1}\n"));
        assertThat(filesIn(root())).containsExactly("icosian-store.json");
    }

    @Test
    void reopenedStoreHoldsWhatWasStored() throws IOException {
        put("a/b", "text");

        try (ArtifactStore again = ArtifactStore.at(store().uri().toString())) {
            assertThat(text(again.get("a/b").orElseThrow())).isEqualTo("text");
            assertThat(again.putIfAbsent("a/b", content("other"))).isFalse();
        }
    }

    @Test
    void keyIsAPathAndNothingElseIsLeft() throws IOException {
        Content content = content("text");
        put("runs/p/r-1/run.json", "text");
        store().putIfAbsent(Keys.blob(content.sha256()), content);

        assertThat(filesIn(root()))
                .containsExactly(
                        "blobs/sha256/98/2d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
                        "icosian-store.json",
                        "runs/p/r-1/run.json");
    }

    @Test
    void readingAnAbsentKeyMakesNothing() throws IOException {
        store().get("runs/p/r/run.json");
        store().head("steps/p/s/x.0.json");
        keys("blobs/");
        store().delete("a/b");

        assertThat(filesIn(root())).containsExactly("icosian-store.json");
        assertThat(Files.isDirectory(root().resolve("runs"))).isFalse();
        assertThat(Files.isDirectory(root().resolve("a"))).isFalse();
    }

    @Test
    void blobsAreReadOnly() throws IOException {
        Content content = content("text");
        store().putIfAbsent(Keys.blob(content.sha256()), content);
        put("a", "text");

        assertThat(permissions(Keys.blob(content.sha256()))).isEqualTo("r--r--r--");
        assertThat(permissions("a")).startsWith("rw-");
        store().repairBlob(content.sha256(), content);
        assertThat(permissions(Keys.blob(content.sha256()))).isEqualTo("r--r--r--");
    }

    @Test
    void damagedBlobIsAnErrorAtTheEndOfTheStream() throws IOException {
        Content content = content("right");
        String key = Keys.blob(content.sha256());
        store().putIfAbsent(key, content);
        overwrite(key, "wrong");

        Stored stored = store().get(key).orElseThrow();
        try (InputStream in = stored.open()) {
            assertThat(in.readNBytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("wrong");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(in::read)
                        .isInstanceOf(IOException.class)
                        .hasMessage(key + " is damaged: the SHA-256 of its bytes is "
                                + content("wrong").sha256());
            }
        }
        assertThatThrownBy(stored::channel).isInstanceOf(IOException.class);
        assertThatThrownBy(stored::file).isInstanceOf(IOException.class);
    }

    @Test
    void repairReplacesADamagedBlobUnderItsReaders() throws IOException {
        Content content = content("right");
        String key = Keys.blob(content.sha256());
        store().putIfAbsent(key, content);
        overwrite(key, "wrong");
        try (InputStream before = store().get(key).orElseThrow().open()) {
            store().repairBlob(content.sha256(), content);

            assertThat(before.readNBytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("wrong");
        }
        assertThat(text(key)).isEqualTo("right");
        assertThat(filesIn(root())).hasSize(2);
    }

    @Test
    void whatIsNoKeyIsNotListed() throws IOException {
        put("a/b", "x");
        Files.writeString(root().resolve("a/.tmp-123"), "half");
        Files.writeString(root().resolve("a/with blank"), "x");
        Files.createSymbolicLink(root().resolve("a/link"), root().resolve("a/b"));

        assertThat(keys("")).containsExactly("a/b", "icosian-store.json");
        assertThat(store().get("a/link")).isEmpty();
    }

    @Test
    void abandonedTemporaryFilesAreDeletedByTheNextWriter() throws IOException {
        put("a/b", "x");
        Path old = Files.writeString(root().resolve("a/.tmp-old"), "half");
        Path young = Files.writeString(root().resolve("a/.tmp-young"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        try (ArtifactStore next = DirectoryStore.open(root())) {
            next.putIfAbsent("a/c", content("x"));
        }

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void folderDeletedMeanwhileIsMadeAgain() throws IOException {
        put("a/b/c", "x");
        Files.delete(root().resolve("a/b/c"));
        Files.delete(root().resolve("a/b"));
        Files.delete(root().resolve("a"));

        assertThat(put("a/b/c", "y")).isTrue();
        assertThat(text("a/b/c")).isEqualTo("y");
    }

    @Test
    void keyThatIsAFolderOfKeysCannotBeStored() throws IOException {
        put("a/b", "x");

        assertThatThrownBy(() -> put("a", "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("a cannot be stored, since it is the folder of other keys");
        assertThatThrownBy(() -> put("a/b/c", "x"))
                .isInstanceOf(PipelineException.class)
                .hasMessageStartingWith("[Store/NotWritable]")
                .hasMessageContaining("a/b is a file, not a folder");
    }

    @Test
    void storeOfTheDefaultNameKeepsItselfOutOfGit() throws IOException {
        Path made = temporary.resolve("project/.icosian");
        DirectoryStore.open(made).close();
        Path given = Files.createDirectory(temporary.resolve(".icosian"));
        DirectoryStore.open(given).close();

        assertThat(made.resolve(".gitignore")).hasContent("*");
        assertThat(given.resolve(".gitignore")).doesNotExist();
    }

    static Stream<Arguments> versions() {
        String damaged = "[Store/Damaged] the store's version file FILE is damaged\n"
                + "  at FILE\n"
                + "  fix: if this store was made by format version 1, replace the whole text of the file by these two"
                + " lines:\n"
                + trailed("{\"formatVersion\":1}\n").stripTrailing();
        return Stream.of(
                arguments(
                        trailed("{\"formatVersion\":2}\n"),
                        "[Store/UnknownVersion] the store has format version 2, this program knows version 1\n"
                                + "  at FILE\n"
                                + "  fix: use the version of the library that made this store, or choose another store with"
                                + " --store"),
                arguments(
                        trailed("{\"formatVersion\":2,\"layout\":\"flat\"}\n"),
                        "[Store/UnknownVersion] the store has format version 2, this program knows version 1\n"
                                + "  at FILE\n"
                                + "  fix: use the version of the library that made this store, or choose another store with"
                                + " --store"),
                arguments("", damaged),
                arguments("{\"formatVersion\":1}\n", damaged),
                arguments(trailed("{\"formatVersion\":1}\n").replace("Version\":1", "Version\":2"), damaged),
                arguments(trailed("{\"formatVersion\":1}\n") + "\n", damaged),
                arguments(trailed("{\"version\":1}\n"), damaged));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void otherVersionFileIsRefused(String text, String message) throws IOException {
        Path file = root().resolve("icosian-store.json");
        Files.writeString(file, text);

        assertThatThrownBy(this::open)
                .isInstanceOf(PipelineException.class)
                .hasMessage(message.replace("FILE", file.toString()));
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void lineOfTheRemedyMakesTheStoreWholeAgain() throws IOException {
        Path file = root().resolve("icosian-store.json");
        Files.writeString(file, "?");
        PipelineException refused =
                org.assertj.core.api.Assertions.catchThrowableOfType(PipelineException.class, this::open);
        String hint = String.valueOf(refused.problems().get(0).hint());

        Files.writeString(file, hint.substring(hint.indexOf('\n') + 1) + "\n");

        open().close();
    }

    @Test
    void folderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        Path folder = file.resolve("store");

        assertThatThrownBy(() -> DirectoryStore.open(folder))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/NotWritable] cannot write to the store folder " + folder + " (" + file
                        + " is a file, not a folder)\n"
                        + "  at " + folder + "\n"
                        + "  fix: make the folder writable for this user, or choose another one with --store");
        assertThatThrownBy(() -> DirectoryStore.open(file))
                .isInstanceOf(PipelineException.class)
                .hasMessageStartingWith("[Store/NotWritable] cannot write to the store folder " + file);
    }

    @Test
    void fileSystemWithoutHardLinksIsRefused() {
        HardLinks refusing = new HardLinks((name, existing) -> {
            throw new FileSystemException(name.toString(), existing.toString(), "Operation not permitted");
        });
        Path folder = temporary.resolve("share");

        assertThatThrownBy(() -> DirectoryStore.open(folder, refusing))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/NoHardLinks] the file system of the store folder " + folder
                        + " refuses hard links (Operation not permitted), so two writers could overwrite each other\n"
                        + "  at " + folder + "\n"
                        + "  fix: choose a folder on a local disk, or, if only one process at a time ever writes here, add"
                        + " ?links=off: --store 'file:" + folder + "?links=off'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void zipFileSystemIsRefusedSinceItHasNoHardLinks() throws IOException {
        URI uri = URI.create("jar:" + temporary.resolve("store.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("/store"));

            assertThatThrownBy(() -> DirectoryStore.open(zip.getPath("/store")))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageStartingWith(
                            "[Store/NoHardLinks] the file system of the store folder /store refuses hard links"
                                    + " (UnsupportedOperationException)");
        }
    }

    @Test
    void linkThatSucceedsAndReportsAnErrorIsWon() throws IOException {
        HardLinks doubtful = new HardLinks((name, existing) -> {
            Files.createLink(name, existing);
            if (!name.getFileName().toString().startsWith(".tmp-")) {
                throw new FileSystemException(name.toString(), null, "Stale file handle");
            }
        });
        HardLinks repeated = new HardLinks((name, existing) -> {
            Files.createLink(name, existing);
            if (!name.getFileName().toString().startsWith(".tmp-")) {
                Files.createLink(name, existing);
            }
        });
        for (HardLinks links : List.of(doubtful, repeated)) {
            try (ArtifactStore store = DirectoryStore.open(temporary.resolve("nfs"), links)) {
                assertThat(store.putIfAbsent("a", content("mine"))).isTrue();
                assertThat(store.putIfAbsent("a", content("other"))).isFalse();
                store.delete("a");
            }
        }
    }

    @Test
    void linkThatFailsIsAnErrorWithoutTraces() throws IOException {
        HardLinks failing = new HardLinks((name, existing) -> {
            if (name.startsWith(temporary.resolve("bad/a"))) {
                throw new FileSystemException(name.toString(), null, "Input/output error");
            }
            Files.createLink(name, existing);
        });
        try (ArtifactStore store = DirectoryStore.open(temporary.resolve("bad"), failing)) {
            assertThatThrownBy(() -> store.putIfAbsent("a/b", content("x"))).isInstanceOf(FileSystemException.class);
            assertThat(store.get("a/b")).isEmpty();
            assertThat(filesIn(temporary.resolve("bad"))).containsExactly("icosian-store.json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "file:%s/x, false",
        "file://%s/x, false",
        "file:%s/with%%20blank, false",
        "file:%s/x?links=off, true",
        "file:%s/x?links=on, false",
    })
    void uriOpensAFolder(String pattern, boolean off) throws IOException {
        String uri = String.format(java.util.Locale.ROOT, pattern, temporary);
        try (ArtifactStore store = ArtifactStore.at(uri)) {
            store.putIfAbsent("a", content("x"));
            assertThat(store.uri().toString().endsWith("?links=off")).isEqualTo(off);
        }
        Path folder = temporary.resolve(uri.contains("blank") ? "with blank" : "x");
        assertThat(folder.resolve("a")).hasContent("x");
    }

    @Test
    void relativeUriCountsFromTheWorkingDirectory() {
        Path relative = Path.of("").toAbsolutePath().relativize(temporary.resolve("x"));

        try (ArtifactStore store = ArtifactStore.at("file:" + relative + "?links=off")) {
            assertThat(store.uri()).isEqualTo(URI.create("file://" + temporary.resolve("x") + "?links=off"));
        }
        assertThat(temporary.resolve("x/icosian-store.json")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file://host/share | it names the host 'host'",
                "file:/a?links=none | its only option is links=off, not 'links=none'",
                "file:/a#b | it has a fragment, '#b'",
                "file:?links=off | it has no path",
            })
    void wrongUriIsRefused(String uri, String why) {
        assertThatThrownBy(() -> ArtifactStore.at(uri))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/BadUri] '" + uri + "' is no place for a store: " + why
                        + "\n  fix: write file:relative/path, file:/absolute/path, or file:path?links=off");
    }

    private void overwrite(String key, String text) throws IOException {
        Path file = root().resolve(key);
        Files.delete(file);
        Files.writeString(file, text);
    }

    private String permissions(String key) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root().resolve(key)));
    }

    private static String trailed(String object) {
        return object + "sha256:" + Sha256.hex(object.getBytes(StandardCharsets.US_ASCII)) + "\n";
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
