package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Dice;
import shop.Mill;

class StoreCopyCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = Cli.in(folder, Mill::pipeline, Dice::pipeline, Parts::pipeline);
        Parts.CALLS.set(0);
        Parts.IS_BROKEN.set(false);
    }

    /** Three steps, of which the second fails as long as something is broken. */
    public static final class Parts {
        static final AtomicBoolean IS_BROKEN = new AtomicBoolean();
        static final AtomicInteger CALLS = new AtomicInteger();

        private Parts() {}

        public static byte[] raw(Path dataFile) throws IOException {
            CALLS.incrementAndGet();
            return Files.readAllBytes(dataFile);
        }

        public static int length(byte[] raw, Path dataFile) throws IOException {
            CALLS.incrementAndGet();
            if (IS_BROKEN.get()) {
                throw new IllegalStateException("broken");
            }
            return raw.length + Files.readAllBytes(dataFile).length;
        }

        public static int twice(int length) {
            CALLS.incrementAndGet();
            return 2 * length;
        }

        static Pipeline pipeline() {
            return Pipeline.named("parts")
                    .modules(Parts.class)
                    .param("dataFile")
                    .importing("dataFile")
                    .outputs("twice")
                    .step("read", step -> step.nodes("raw"))
                    .step("measure", step -> step.nodes("length"))
                    .step("double", step -> step.nodes("twice"))
                    .build();
        }
    }

    private SortedMap<String, String> files(String store) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        Path root = folder.resolve(store);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        files.remove(".gitignore");
        return files;
    }

    private Path only(String store, String below) throws IOException {
        String key = files(store).keySet().stream()
                .filter(each -> each.startsWith(below))
                .findFirst()
                .orElseThrow();
        return folder.resolve(store).resolve(key);
    }

    @Test
    void copiesARunWithAllThatItNeedsAndNothingElse() throws IOException {
        cli.line("run --run one --pipeline mill --param seed=1");
        SortedMap<String, String> before = files(".icosian");
        cli.line("run --run two --pipeline mill --param seed=2");

        Done done = cli.line("store copy one --to other");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).matches("copied run one of mill: 6 results, \\d+ new blobs \\([0-9.]+ kB\\)\n");
        assertThat(files("other")).isEqualTo(before);
        assertThat(cli.line("store check --store other").exit()).isZero();
        assertThat(cli.line("run --resume one --pipeline mill --store other").err())
                .contains(" 0 computed, 0 failed");

        assertThat(cli.line("store copy one --to other").out())
                .isEqualTo("copied run one of mill: 6 results, 0 new blobs (0 B)\n");
        Schemas.assertValid(
                "store-copy", cli.line("store copy one two --to other --json").out());
    }

    @Test
    void aFailedRunGoesOnInTheOtherStore() throws IOException {
        Path data = Files.writeString(folder.resolve("data.txt"), "x".repeat(40_000));
        Parts.IS_BROKEN.set(true);
        assertThat(cli.line("run --run r --pipeline parts --param dataFile=data.txt")
                        .exit())
                .isOne();
        Files.delete(data);

        assertThat(cli.line("store copy r --to other").out()).startsWith("copied run r of parts: 1 result, ");

        Parts.IS_BROKEN.set(false);
        Parts.CALLS.set(0);
        Done done = cli.line("run --resume r --pipeline parts --store other");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("160000");
        assertThat(Parts.CALLS).hasValue(2);
        assertThat(cli.line("store check --store other").exit()).isZero();
    }

    @Test
    void aRunThatWentOnIsCopiedOnceMore() throws IOException {
        cli.line("run --run r --pipeline mill --to wheat");
        assertThat(cli.line("store copy r --to other").out()).startsWith("copied run r of mill: 2 results, ");
        cli.line("run --resume r --pipeline mill");

        assertThat(cli.line("store copy r --to other").out()).startsWith("copied run r of mill: 6 results, ");
        assertThat(files("other")).isEqualTo(files(".icosian"));
    }

    /** The key is the same in both stores, and each has made something else of it. */
    @Test
    void resultsOfTheSameKeyStandBesideEachOther() throws IOException {
        cli.line("run --run here --pipeline dice");
        cli.line("run --run there --pipeline dice --store other");
        Map<String, String> mine = values("here", ".icosian");
        Map<String, String> theirs = values("there", "other");
        assertThat(mine).isNotEqualTo(theirs);

        assertThat(cli.line("store copy here --to other").exit()).isZero();

        assertThat(values("here", "other")).isEqualTo(mine);
        assertThat(values("there", "other")).isEqualTo(theirs);
        assertThat(cli.line("store check --store other").exit()).isZero();
        assertThat(cli.line("run --resume here --pipeline dice --store other").err())
                .contains(" 0 computed, 0 failed");
        SortedMap<String, String> once = files("other");
        assertThat(cli.line("store copy here --to other").exit()).isZero();
        assertThat(files("other")).isEqualTo(once);
    }

    private Map<String, String> values(String run, String store) {
        Map<String, String> values = new TreeMap<>();
        for (String node : new String[] {"thrown", "told"}) {
            values.put(
                    node,
                    cli.line("show " + run + " " + node + " --pipeline dice --store " + store)
                            .out()
                            .replaceAll("(?s).*\n", ""));
            values.put(
                    node + " json",
                    cli.line("show " + run + " " + node + " --json --pipeline dice --store " + store)
                            .out()
                            .replaceAll("(?s).*\"(sha256:[0-9a-f]+)\".*", "$1"));
        }
        return values;
    }

    @Test
    void whatIsDamagedIsNotCopiedAndComputedAgain() throws IOException {
        cli.line("run --run r --pipeline mill");
        Path blob = blobOf("wheat");
        assertThat(blob.toFile().setWritable(true)).isTrue();
        byte[] bytes = Files.readAllBytes(blob);
        bytes[100] ^= 1;
        Files.write(blob, bytes);
        String key = folder.resolve(".icosian").relativize(blob).toString();

        Done done = cli.line("store copy r --to other");

        assertThat(done.exit()).isEqualTo(65);
        assertThat(done.err())
                .startsWith("error [Store/Damaged] '" + key + "' is damaged: the SHA-256 of its bytes is ")
                .endsWith(
                        "\n  fix: it is 'wheat'; step 'reap_wheat' of mill is computed again where the run goes on\n");
        assertThat(done.out()).startsWith("copied run r of mill: 5 results, ");
        assertThat(folder.resolve("other").resolve(key)).doesNotExist();
        assertThat(cli.line("store check --store other").exit()).isZero();
        assertThat(cli.line("run --resume r --pipeline mill --store other").err())
                .contains(" 1 computed, 0 failed");
    }

    private Path blobOf(String node) {
        String digest = cli.line("show r " + node + " --pipeline mill --json")
                .out()
                .replaceFirst("(?s).*\"sha256:([0-9a-f]{64})\".*", "$1");
        return folder.resolve(".icosian/blobs/sha256/" + digest.substring(0, 2) + "/" + digest.substring(2));
    }

    @Test
    void aDamagedBlobInTheOtherStoreIsRepaired() throws IOException {
        cli.line("run --run r --pipeline mill");
        cli.line("store copy r --to other");
        SortedMap<String, String> right = files("other");
        Path blob = only("other", "blobs/");
        assertThat(blob.toFile().setWritable(true)).isTrue();
        Files.writeString(blob, "wrong");

        assertThat(cli.line("store copy r --to other").out()).contains("6 results, 1 new blob (");

        assertThat(files("other")).isEqualTo(right);
    }

    @Test
    void aRunOfThisNameThatWentOnByItselfIsKept() throws IOException {
        cli.line("run --run r --pipeline mill --to sown");
        cli.line("store copy r --to other");
        cli.line("run --resume r --pipeline mill --store other --recompute sow");
        cli.line("run --resume r --pipeline mill --recompute sow");
        SortedMap<String, String> before = files("other");

        Done done = cli.line("store copy r --to other");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err())
                .contains(
                        "has a run 'r' of mill already, which is another one or went on by itself: 'runs/mill/r/steps/")
                .contains(
                        "\n  fix: keep that one; or delete its records there, and copy again: runs forget r --store ");
        SortedMap<String, String> after = files("other");
        after.keySet().removeIf(key -> !key.startsWith("runs/"));
        before.keySet().removeIf(key -> !key.startsWith("runs/"));
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        store copy r                   | 2  | [Usage/MissingOption] store copy needs --to
        store copy r --to .icosian     | 2  | [Usage/SameStore] --to names the store that is copied from: file:.icosian
        store copy r --to memory:      | 78 | [Target/MemoryStore] store copy cannot use the store 'memory:': what it holds ends with this process
        store copy x --to other        | 78 | [Run/UnknownRun] the store has no run 'x'
        store copy r --to other --store no | 78 | [Store/NotThere] there is no store file:no, and so no run 'r'
        """)
    void refuses(String line, int exit, String message) {
        cli.line("run --run r --pipeline mill --to sown");

        Done done = cli.line(line);

        assertThat(done.exit()).isEqualTo(exit);
        assertThat(done.err()).startsWith("error " + message + "\n");
    }
}
