package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Failing;

/** How a run ends, by how a step fails, how often it may be tried, and whether the rest goes on. */
class FailureTableTest {
    private static final String GRACE = "dev.icosian.graceMillis";

    @TempDir
    Path folder;

    @BeforeEach
    void reset() throws IOException {
        Failing.reset();
        Files.writeString(folder.resolve("data.txt"), "1\n");
    }

    @AfterEach
    void release() {
        Failing.release();
        System.clearProperty(GRACE);
    }

    /**
     * A way to fail.
     *
     * @param tries how often the function is called with three attempts
     * @param attempts how many attempts of three leave a pin
     * @param stopsAll whether nothing new starts even if the run keeps going
     */
    private record Kind(String name, String code, int exit, int tries, int attempts, boolean stopsAll) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("runtime exception", "Run/NodeFailed", 1, 3, 3, false),
            new Kind("checked exception", "Run/NodeFailed", 1, 3, 3, false),
            new Kind("error", "Run/NodeFailed", 1, 3, 3, false),
            new Kind("check", "Check/Failed", 65, 1, 1, false),
            new Kind("null", "Run/NullResult", 65, 1, 1, false),
            new Kind("missing file", "Run/MissingFile", 66, 0, 1, false),
            new Kind("changed file", "Run/InputChanged", 65, 1, 1, false),
            new Kind("timeout", "Run/TimedOut", 1, 3, 3, false),
            new Kind("ignored timeout", "Run/TimedOut", 1, 1, 1, false),
            new Kind("memory", "Run/OutOfMemory", 71, 1, 1, true),
            new Kind("sink", "Publish/Failed", 1, 1, 3, false),
            new Kind("store folder", "Store/NotWritable", 73, 1, 1, false),
            // The result is stored, and only the pin is not; so the later attempts reuse it.
            new Kind("store", "Store/Unavailable", 1, 1, 0, false));

    static Stream<Arguments> table() {
        List<Arguments> rows = new ArrayList<>();
        for (Kind kind : KINDS) {
            for (int attempts : List.of(1, 3)) {
                for (boolean keepGoing : List.of(false, true)) {
                    rows.add(Arguments.of(kind, attempts, keepGoing));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}, {1} attempts, keep going: {2}")
    @MethodSource("table")
    void runEnds(Kind kind, int attempts, boolean keepGoing) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "--run", "r", "--jobs", "1"));
        words.addAll(List.of("--param", "kind=" + kind.name(), "--param", "folder=" + folder));
        words.addAll(List.of("--param", "dataFile=" + folder.resolve("data.txt")));
        if (keepGoing) {
            words.add("--keep-going");
        }

        if (kind.name().equals("ignored timeout")) {
            // Nobody else is to be given up because it is slow to heed its interrupt.
            System.setProperty(GRACE, "100");
        }
        Done done =
                Cli.in(folder, () -> Failing.pipeline(kind.name(), attempts)).run(words.toArray(String[]::new));

        boolean otherRuns = keepGoing && !kind.stopsAll();
        assertThat(done.exit()).as(done.err()).isEqualTo(kind.exit());
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).contains("error [" + kind.code() + "] ").doesNotContain("Exception in thread");
        List<String> lines = done.normalized().err().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(
                        otherRuns
                                ? "failed: 4 steps, 0 reused, 2 computed, 1 failed, 1 skipped, <time>"
                                : "failed: 4 steps, 0 reused, 1 computed, 1 failed, 2 skipped, <time>");
        int made = Math.min(attempts, kind.attempts());
        assertThat(Failing.CALLS).isEqualTo(calls(kind, attempts, otherRuns));
        assertThat(pins()).isEqualTo(expectedPins(kind, made, otherRuns));
    }

    private static List<String> calls(Kind kind, int attempts, boolean otherRuns) {
        List<String> calls = new ArrayList<>(List.of("begin"));
        calls.addAll(Collections.nCopies(Math.min(attempts, kind.tries()), "bad"));
        if (kind.name().equals("sink")) {
            calls.addAll(Collections.nCopies(attempts, "publish"));
        }
        if (otherRuns) {
            calls.add("other");
        }
        return calls;
    }

    private static List<String> expectedPins(Kind kind, int made, boolean otherRuns) {
        List<String> pins = new ArrayList<>();
        for (int attempt = 1; attempt <= made; attempt++) {
            pins.add("bad." + attempt + " failed " + kind.code() + ", attempt " + attempt);
        }
        pins.add("begin.1 committed");
        pins.add("more.1 skipped, needs bad");
        pins.add(otherRuns ? "other.1 committed" : "other.1 skipped, the run stopped when bad failed");
        return pins;
    }

    private List<String> pins() throws IOException {
        List<String> pins = new ArrayList<>();
        try (ArtifactStore store = Stores.directory(folder.resolve(".icosian"));
                Stream<ArtifactStore.Entry> entries = store.list("runs/failing/r/steps/")) {
            for (String key : entries.map(ArtifactStore.Entry::key).toList()) {
                Pin pin = RecordFiles.pin(store, key).orNull();
                assertThat(pin).as(key).isNotNull();
                String name = key.substring(key.lastIndexOf('/') + 1).replace(".json", "");
                pins.add(name
                        + switch (pin.state()) {
                            case COMMITTED -> " committed";
                            case SKIPPED -> " skipped, " + pin.reasons().get(0);
                            case FAILED -> {
                                Pin.Attempt last =
                                        pin.attempts().get(pin.attempts().size() - 1);
                                yield " failed " + last.failure().code() + ", attempt " + last.n();
                            }
                        });
            }
        }
        return pins;
    }
}
