package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Shapes;

class StoreCheckCommandTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Path store;

    @BeforeEach
    void run() {
        cli = Cli.in(folder, Shapes::pipeline);
        store = folder.resolve(".icosian");
        assertThat(cli.line("run --run first").exit()).isZero();
        assertThat(cli.line("run --run second").exit()).isZero();
    }

    private enum Damage {
        FLIPPED {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        },
        CUT {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
            }
        },
        EMPTY {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        };

        abstract void to(Path file) throws IOException;
    }

    /** Every file of the store but the one that opening it checks. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> store.relativize(file).toString())
                    .filter(key -> key.contains("/"))
                    .sorted()
                    .toList();
        }
    }

    private Path writable(String key) {
        Path file = store.resolve(key);
        assertThat(file.toFile().setWritable(true)).isTrue();
        return file;
    }

    @Test
    void aSoundStoreHasNoFindings() throws IOException {
        Done done = cli.line("store check");

        assertThat(done.exit()).as(done.out()).isZero();
        assertThat(done.err()).isEmpty();
        assertThat(done.out())
                .matches("checked: \\d+ blobs \\([0-9.]+ kB\\), \\d manifests?, 2 runs, \\d+ pins: " + "all is well\n");
        Schemas.assertValid("store-check", cli.line("store check --json").out());
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void everyDamagedFileIsFound(Damage damage) throws IOException {
        for (String key : files()) {
            Path file = writable(key);
            byte[] before = Files.readAllBytes(file);
            damage.to(file);

            Done done = cli.line("store check");

            assertThat(done.exit()).as(key).isEqualTo(65);
            assertThat(done.out()).startsWith("error [Store/Damaged] '" + key + "' is damaged: ");
            assertThat(done.out()).endsWith(": 1 finding\n");
            Schemas.assertValid("store-check", cli.line("store check --json").out());
            Files.write(file, before);
        }
        assertThat(cli.line("store check").exit()).isZero();
    }

    /** Pins and file pins are no promise that others rely on; a run without its record and a named file are. */
    @Test
    void everyMissingFileThatAnotherOneNamesIsFound() throws IOException {
        for (String key : files()) {
            Path file = writable(key);
            byte[] before = Files.readAllBytes(file);
            Files.delete(file);

            Done done = cli.line("store check");

            boolean isNamed = !key.matches("runs/.*/(steps|files)/.*");
            assertThat(done.exit()).as(key).isEqualTo(isNamed ? 65 : 0);
            if (isNamed) {
                assertThat(done.out()).startsWith("error [Store/Missing] '" + key + "' is missing: ");
            }
            Files.write(file, before);
        }
    }

    @Test
    void aRecordUnderTheNameOfAnotherIsFound() throws IOException {
        String manifest = files().stream()
                .filter(key -> key.startsWith("steps/"))
                .findFirst()
                .orElseThrow();
        String other = manifest.replaceFirst("[0-9a-f]{64}", "0".repeat(64));
        Files.copy(store.resolve(manifest), store.resolve(other));
        Path moved = Files.createDirectories(store.resolve("runs/shapes/third"));
        Files.copy(store.resolve("runs/shapes/first/run.json"), moved.resolve("run.json"));

        Done done = cli.line("store check");

        assertThat(done.exit()).isEqualTo(65);
        assertThat(done.out())
                .contains("error [Store/Damaged] '" + other + "' is damaged: it is the manifest of step '")
                .contains(
                        "error [Store/Damaged] 'runs/shapes/third/run.json' is damaged: it is the record of run 'first'"
                                + " of shapes\n")
                .endsWith(": 2 findings\n");
    }

    @Test
    void aDamagedResultNamesItsStepAndIsRepairedByTheNextRun() throws IOException {
        String blob = blobOf("many");
        Damage.FLIPPED.to(writable(blob));

        Done done = cli.line("store check");

        assertThat(done.out())
                .containsPattern("  fix: it is 'many' of step '\\w+' of shapes; run again what needs it: step '\\w+' of"
                        + " shapes is then computed once more\n");
        assertThat(cli.line("run --recompute all").exit()).isZero();
        assertThat(cli.line("store check").exit()).isZero();
    }

    private String blobOf(String node) {
        String json = cli.line("show first " + node + " --json").out();
        String digest = json.replaceFirst("(?s).*\"sha256:([0-9a-f]{64})\".*", "$1");
        return "blobs/sha256/" + digest.substring(0, 2) + "/" + digest.substring(2);
    }

    @Test
    void filesOfOthersAreNoFindings() throws IOException {
        Files.writeString(store.resolve("steps/readme.txt"), "mine");
        Files.writeString(store.resolve("blobs/sha256/x.bin"), "mine", StandardCharsets.UTF_8);
        Files.writeString(store.resolve("runs/shapes/first/notes"), "mine");

        Done done = cli.line("store check");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).startsWith("""
            warning: 'blobs/sha256/x.bin' is no file of a store; it is never used
            warning: 'runs/shapes/first/notes' is no file of a store; it is never used
            warning: 'steps/readme.txt' is no file of a store; it is never used
            checked:""");
        Schemas.assertValid("store-check", cli.line("store check --json").out());
    }

    /** What stands where the store's own files or folders belong. */
    private enum Foreign {
        LINK("a symbolic link") {
            @Override
            void at(Path place) throws IOException {
                Files.createSymbolicLink(place, Path.of("/"));
            }
        },
        DANGLING_LINK("a symbolic link") {
            @Override
            void at(Path place) throws IOException {
                Files.createSymbolicLink(place, Path.of("nowhere"));
            }
        },
        PIPE("neither a file nor a folder") {
            @Override
            void at(Path place) throws Exception {
                assertThat(new ProcessBuilder("mkfifo", place.toString())
                                .start()
                                .waitFor())
                        .isZero();
            }
        },
        SOCKET("neither a file nor a folder") {
            @Override
            void at(Path place) throws IOException {
                // Where its name is short enough for a socket.
                Path made = Files.createTempDirectory("socket").resolve("s");
                try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    socket.bind(UnixDomainSocketAddress.of(made));
                }
                Files.move(made, place);
                Files.delete(made.getParent());
            }
        };

        private final String what;

        Foreign(String what) {
            this.what = what;
        }

        abstract void at(Path place) throws Exception;
    }

    /** In every place there is one finding: what would be missing because of it, it says. */
    @ParameterizedTest
    @EnumSource(Foreign.class)
    void whatIsInTheWayIsOneFinding(Foreign foreign) throws Exception {
        Path other = folder.resolve("moved");
        List<String> keys = Stream.concat(
                        files().stream(),
                        Stream.of("blobs", "blobs/sha256", "runs", "runs/shapes/first", "runs/shapes/first/steps")
                                .map(key -> key + "/"))
                .toList();
        for (String key : keys) {
            String name = key.replaceFirst("/$", "");
            Path place = store.resolve(name);
            Files.move(place, other);
            foreign.at(place);

            Done done = cli.line("store check");

            assertThat(done.exit()).as(key).isEqualTo(65);
            assertThat(done.out())
                    .startsWith("error [Store/Foreign] '" + name + "' in the store folder " + store + " is "
                            + foreign.what + ", which Icosian has not made and does not follow\n  at " + place
                            + "\n  fix: take it away; what it stood for is computed again\nchecked: ")
                    .endsWith(": 1 finding\n");
            Files.delete(place);
            Files.move(other, place);
        }
        assertThat(cli.line("store check").exit()).isZero();
    }

    @Test
    void aFolderOfStepsThatIsALinkHidesAllManifests() throws IOException {
        Files.move(store.resolve("steps"), folder.resolve("steps"));
        Files.createSymbolicLink(store.resolve("steps"), folder.resolve("steps"));

        Done done = cli.line("store check");

        assertThat(done.exit()).isEqualTo(65);
        assertThat(done.out())
                .startsWith("error [Store/Foreign] 'steps' in the store folder ")
                .contains(", 0 manifests, 2 runs, ")
                .endsWith(": 1 finding\n");
        Schemas.assertValid("store-check", cli.line("store check --json").out());
    }

    @Test
    void namesThatNoStoreHasAreNoFindingsAndShowNothingToATerminal() throws IOException {
        Files.writeString(store.resolve("steps/read me"), "mine");
        Files.writeString(store.resolve("steps/\u001b[2Jx\ny\u202e"), "mine");
        Files.writeString(store.resolve("blobs/sha256/.DS_Store"), "mine");
        Files.createDirectories(store.resolve("runs/shapes/~/within/it"));
        Files.writeString(store.resolve("runs/shapes/first/.tmp-1"), "of a writer");
        Files.writeString(store.resolve("beside"), "not in a folder of the store's");

        Done done = cli.line("store check");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).startsWith("""
            warning: 'blobs/sha256/.DS_Store' is no file of a store; it is never used
            warning: 'runs/shapes/~' is no file of a store; it is never used
            warning: 'steps/?[2Jx?y?' is no file of a store; it is never used
            warning: 'steps/read me' is no file of a store; it is never used
            checked:""");
        Schemas.assertValid("store-check", cli.line("store check --json").out());
    }

    @ParameterizedTest
    @CsvSource({"store check --store nowhere", "store check --store file:nowhere --json"})
    void withoutAStoreNoneIsMade(String line) {
        Done done = cli.line(line);

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).startsWith("error [Store/NotThere] there is no store file:nowhere, and so no result\n");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
