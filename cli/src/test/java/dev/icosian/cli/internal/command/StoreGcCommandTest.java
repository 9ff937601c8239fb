package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.compiler.plan.PhysicalPlan;
import dev.icosian.internal.Sha256;
import dev.icosian.runtime.internal.record.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Mill;

class StoreGcCommandTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Path store;

    @BeforeEach
    void runs() {
        cli = Cli.in(folder, Mill::pipeline);
        store = folder.resolve(".icosian");
        assertThat(cli.line("run --run one --param seed=1").exit()).isZero();
        assertThat(cli.line("run --run two --param seed=2").exit()).isZero();
    }

    /** Makes all that is stored seem older. */
    private void age(Duration time) throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(time));
        try (Stream<Path> all = Files.walk(store)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, then);
            }
        }
    }

    private SortedMap<String, String> files(String below) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(store.resolve(below))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(store.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private List<String> named(String below, String end) throws IOException {
        return files(below).keySet().stream().filter(key -> key.endsWith(end)).toList();
    }

    @Test
    void whatRunsNeedIsKept() throws IOException {
        age(Duration.ofDays(400));
        SortedMap<String, String> before = files("");

        Done done = cli.line("store gc --apply");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).matches("kept: 2 runs, 12 results, \\d+ blobs \\([0-9.]+ kB\\)\n");
        assertThat(files("")).isEqualTo(before);
    }

    /** Where a plan is too large to travel, it is the blob of the digest that the records of its runs have. */
    @Test
    void storedPlanIsKeptAsLongAsARunHasIt() throws IOException {
        byte[] plan = ((PhysicalPlan) Mill.pipeline().plan()).structureJson().getBytes(StandardCharsets.UTF_8);
        String key = Layout.blob(Sha256.hex(plan));
        Path file = store.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, plan);

        age(Duration.ofDays(400));
        assertThat(cli.line("store gc --apply").exit()).isZero();
        assertThat(files("blobs")).containsKey(key);

        cli.line("runs forget one");
        cli.line("runs forget two");
        assertThat(cli.line("store gc --apply").exit()).isZero();
        assertThat(files("blobs")).doesNotContainKey(key);
    }

    @Test
    void withoutApplyNothingIsChanged() throws IOException {
        cli.line("runs forget one");
        age(Duration.ofDays(2));
        SortedMap<String, String> before = files("");

        Done done = cli.line("store gc");

        assertThat(done.exit()).isZero();
        assertThat(done.out().lines().map(line -> line.replaceAll("\\d+ blobs \\(.*\\)", "<blobs>")))
                .containsExactly(
                        "would condemn 1 result of step bake of mill",
                        "would condemn 1 result of step grind of mill",
                        "would condemn 1 result of step reap_rye of mill",
                        "would condemn 1 result of step reap_wheat of mill",
                        "would condemn 1 result of step sell of mill",
                        "would condemn 1 result of step sow of mill",
                        "kept: 1 run, 12 results, <blobs>",
                        "nothing was changed: store gc --apply does it");
        assertThat(files("")).isEqualTo(before);
        Schemas.assertValid("store-gc", cli.line("store gc --json").out());
    }

    @Test
    void theSecondPassDeletesWhatTheFirstCondemned() throws IOException {
        int blobsOfBoth = files("blobs").size();
        cli.line("runs forget one");
        age(Duration.ofDays(2));

        Done first = cli.line("store gc --apply");
        assertThat(first.out())
                .contains("condemned 1 result of step sow of mill\n")
                .endsWith("what is condemned is used by no run any more, and deleted by a collection at least 24 h 00 m"
                        + " from now\n");
        assertThat(named("steps", ".condemned")).hasSize(6);
        assertThat(named("steps", ".json")).hasSize(12);
        assertThat(cli.line("store gc --apply").out()).as("too early").startsWith("kept: 1 run, 12 results");

        age(Duration.ofDays(2));
        Done second = cli.line("store gc --apply --json");
        Schemas.assertValid("store-gc", second.out());
        assertThat(named("steps", ".condemned")).isEmpty();
        assertThat(named("steps", ".json")).hasSize(6);
        assertThat(files("blobs").size()).isLessThan(blobsOfBoth);
        assertThat(cli.line("store check").exit()).isZero();

        assertThat(cli.line("run --resume two").out()).isNotEmpty();
        assertThat(cli.line("run --resume two").err()).contains(" 0 computed, 0 failed");
        assertThat(cli.line("run --param seed=1").err()).contains(" 6 computed, 0 failed");
        assertThat(cli.line("store check").exit()).isZero();
    }

    @Test
    void aRunTakesUpNothingThatIsCondemned() throws IOException {
        cli.line("runs forget one");
        age(Duration.ofDays(2));
        cli.line("store gc --apply");

        assertThat(cli.line("run --run three --param seed=1").err()).contains(" 6 computed, 0 failed");

        assertThat(named("steps", ".1.json")).hasSize(6);
        age(Duration.ofDays(2));
        Done done = cli.line("store gc --apply");
        assertThat(done.out()).startsWith("spared 6 results that had been condemned\nkept: 2 runs, 18 results");
        assertThat(cli.line("run --resume three").err()).contains(" 0 computed, 0 failed");
    }

    @Test
    void aRunGoesOnThoughItsResultsWereCondemnedAMomentBefore() throws IOException {
        for (String manifest : named("steps", ".json")) {
            Files.writeString(store.resolve(manifest.replace(".json", ".condemned")), "");
        }

        assertThat(cli.line("run --resume two").err()).contains(" 0 computed, 0 failed");
        assertThat(cli.line("store gc --apply").out()).startsWith("spared 12 results that had been condemned\n");
        assertThat(named("steps", ".condemned")).isEmpty();
    }

    @Test
    void whatIsYoungIsLeft() throws IOException {
        cli.line("runs forget one two");

        assertThat(cli.line("store gc --apply").out()).startsWith("kept: 0 runs, 12 results");
        assertThat(cli.line("store gc --apply --grace 0s").out()).startsWith("condemned ");
        assertThat(cli.line("store gc --apply --grace 1h").out()).startsWith("kept: 0 runs, 12 results");
        assertThat(cli.line("store gc --apply --grace 0s").out())
                .contains("deleted 2 results of step sow of mill\n")
                .endsWith("kept: 0 runs, 0 results, 0 blobs (0 B)\n");
        assertThat(files("steps")).isEmpty();
        assertThat(files("blobs")).isEmpty();
    }

    @Test
    void oldRunsAreForgottenOnDemand() throws IOException {
        age(Duration.ofDays(2));
        assertThat(cli.line("run --run three --param seed=3").exit()).isZero();

        assertThat(cli.line("store gc --keep 1").out()).startsWith("""
            would forget run one of mill
            would forget run two of mill
            would condemn 2 results of step bake of mill
            """);
        assertThat(named("runs", "run.json")).hasSize(3);
        assertThat(cli.line("store gc --keep 1 --apply").out()).startsWith("""
            forgot run one of mill
            forgot run two of mill
            condemned 2 results of step bake of mill
            """);
        assertThat(named("runs", "run.json")).containsExactly("runs/mill/three/run.json");
        assertThat(cli.line("store gc --keep 0 --apply").out())
                .as("a run that may go on")
                .startsWith("kept: 1 run, 18 results");
    }

    @Test
    void whatAnEarlierCollectionLeftIsTakenAway() throws IOException {
        String manifest = named("steps", ".json").get(0);
        String mark = manifest.replace(".0.json", ".7.condemned");
        Files.writeString(store.resolve(mark), "");
        String orphan = "blobs/sha256/aa/" + "b".repeat(62);
        Files.createDirectories(store.resolve("blobs/sha256/aa"));
        Files.writeString(store.resolve(orphan), "");
        age(Duration.ofDays(2));

        assertThat(cli.line("store gc --apply").out()).contains("deleted 1 blob (0 B)\n");

        assertThat(store.resolve(mark)).doesNotExist();
        assertThat(store.resolve(orphan)).doesNotExist();
        assertThat(named("steps", ".json")).contains(manifest).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"steps, .json", "runs, .1.json"})
    void nothingIsChangedWhereSomethingIsOfANewerFormat(String below, String end) throws IOException {
        cli.line("runs forget one");
        String key = named(below, end).get(0);
        String object = "{\"formatVersion\":2}\n";
        String trailer = "sha256:" + Sha256.hex(object.getBytes(StandardCharsets.UTF_8)) + "\n";
        Files.writeString(store.resolve(key), object + trailer);
        age(Duration.ofDays(2));
        SortedMap<String, String> before = files("");

        Done done = cli.line("store gc --apply");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err())
                .startsWith("error [Store/NewerFormat] '" + key + "' has format version 2, and this program knows 1\n");
        assertThat(files("")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --grace 24 | --grace is no time: 24         | write a whole number and a unit: 90m, 24h or 7d
        --grace -1h| --grace is no time: -1h        | write a whole number and a unit: 90m, 24h or 7d
        --keep all | --keep is no number of runs: all| write --keep 100, or leave it out
        """)
    void wrongNumbersAreRefused(String options, String message, String hint) {
        Done done = cli.line("store gc " + options);

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).isEqualTo("error [Usage/NoNumber] " + message + "\n  fix: " + hint + "\n");
    }
}
