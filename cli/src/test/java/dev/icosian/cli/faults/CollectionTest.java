package dev.icosian.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.store.RunRecords;
import dev.icosian.cli.internal.store.StoreCheck;
import dev.icosian.cli.internal.store.StoreCollection;
import dev.icosian.materializers.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes commit results while others collect. */
class CollectionTest {
    private static final Pattern DIGESTS = Pattern.compile("\"digests\":(\\{[^}]*})");
    private static final int ROUNDS = Integer.getInteger("icosian.collections", 3);

    @TempDir
    Path folder;

    /** With no grace at all, too: then a run may lose results under its feet, and makes them again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void runsEndWithTheRightResultsWhileOthersCollect(int graceSeconds) throws Exception {
        long seed = System.nanoTime();
        System.out.println("CollectionTest, grace " + graceSeconds + " s, seed " + seed);
        Random random = new Random(seed);
        Map<Integer, String> expected = new LinkedHashMap<>();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Exception> failures = new ArrayList<>();
        Thread collector = new Thread(() -> collect(graceSeconds, isOver, failures));
        collector.start();
        try (ArtifactStore store = Stores.directory(folder.resolve(".icosian"))) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Started> started = new ArrayList<>();
                for (int process = 0; process < 4; process++) {
                    int sown = random.nextInt(2);
                    String run = "r" + round + "-" + process;
                    MillProcess mill = MillProcess.start(
                            folder, folder.resolve(run), "", "run --json --run " + run + " --param seed=" + sown);
                    started.add(new Started(mill, run, sown));
                }
                for (Started each : started) {
                    String results = ended(each, graceSeconds);
                    String before = expected.putIfAbsent(each.sown(), results);
                    assertThat(results)
                            .as("seed %d, run %s", seed, each.run())
                            .isEqualTo(before == null ? results : before);
                    RunRecords records = new RunRecords(store);
                    for (RunRecords.Place place : records.find(List.of(each.run()), null)) {
                        records.forget(place);
                    }
                }
            }
        } finally {
            isOver.set(true);
            collector.join();
        }
        assertThat(failures).isEmpty();
        try (ArtifactStore store = Stores.directory(folder.resolve(".icosian"))) {
            assertThat(new StoreCheck(store).check().findings()).allMatch(finding -> graceSeconds == 0);
        }
    }

    private record Started(MillProcess process, String run, int sown) {}

    private String ended(Started started, int graceSeconds) throws IOException, InterruptedException {
        try (MillProcess first = started.process()) {
            int exit = first.exit();
            if (exit == 0) {
                return results(first.out());
            }
            assertThat(graceSeconds).as(first.err()).isZero();
            assertThat(first.err()).doesNotContain("Cli/Internal");
        }
        for (int attempt = 0; attempt < 10; attempt++) {
            Path files = folder.resolve(started.run() + "-again-" + attempt);
            try (MillProcess again = MillProcess.start(folder, files, "", "run --json --resume " + started.run())) {
                if (again.exit() == 0) {
                    return results(again.out());
                }
            }
        }
        throw new AssertionError("run " + started.run() + " is stuck");
    }

    private static String results(String json) {
        Matcher digests = DIGESTS.matcher(json);
        StringBuilder all = new StringBuilder();
        while (digests.find()) {
            all.append(digests.group(1)).append('\n');
        }
        assertThat(all).as(json).isNotEmpty();
        return all.toString();
    }

    private void collect(int graceSeconds, AtomicBoolean isOver, List<Exception> failures) {
        try (ArtifactStore store = Stores.directory(folder.resolve(".icosian"))) {
            while (!isOver.get()) {
                new StoreCollection(
                                store,
                                new StoreCollection.Settings(
                                        Instant.now(), Duration.ofSeconds(graceSeconds), Integer.MAX_VALUE, true))
                        .collect();
                Thread.sleep(20);
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
