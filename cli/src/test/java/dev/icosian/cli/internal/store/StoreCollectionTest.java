package dev.icosian.cli.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Mill;

/** Runs, forgotten runs and collections in any order: what a run needs is never removed, and all else is in the end. */
class StoreCollectionTest {
    private static final int OPERATIONS = 40;

    static LongStream seeds() {
        String given = System.getProperty("seed");
        long first = given == null ? System.nanoTime() : Long.parseLong(given);
        return LongStream.range(first, first + (given == null ? 8 : 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsWhatRunsNeed(long seed) throws IOException {
        System.out.println("StoreCollectionTest, seed " + seed);
        Random random = new Random(seed);
        try (AgingStore store = new AgingStore(Stores.memory())) {
            Runner runner = Runner.local(store).parallelism(1);
            Map<String, Long> digests = new LinkedHashMap<>();
            List<String> runs = new ArrayList<>();
            for (int i = 0; i < OPERATIONS; i++) {
                String what = "seed " + seed + ", operation " + i;
                int operation = random.nextInt(10);
                if (operation < 4) {
                    int sown = random.nextInt(4);
                    Run run = runner.run(Mill.pipeline(), Map.of("seed", sown));
                    long bread = run.results().get("bread", Long.class);
                    Long before = digests.putIfAbsent("" + sown, bread);
                    assertThat(before == null || before == bread).as(what).isTrue();
                    runs.add(run.id());
                } else if (operation < 6 && !runs.isEmpty()) {
                    String run = runs.remove(random.nextInt(runs.size()));
                    RunRecords records = new RunRecords(store);
                    for (Place place : records.find(List.of(run), null)) {
                        records.forget(place);
                    }
                } else if (operation < 9) {
                    store.pass(Duration.ofHours(random.nextInt(40)));
                    collect(store);
                } else {
                    store.pass(Duration.ofHours(random.nextInt(40)));
                }
                assertThat(new StoreCheck(store).check().findings()).as(what).isEmpty();
            }
            for (String run : runs) {
                Run resumed = runner.resume(Mill.pipeline(), run);
                assertThat(resumed.steps()).as("seed %d, run %s", seed, run).allMatch(step -> step.reused());
            }
            collectAll(store, runs);
        }
    }

    private static void collect(AgingStore store) throws IOException {
        new StoreCollection(
                        store, new StoreCollection.Settings(store.now(), Duration.ofHours(24), Integer.MAX_VALUE, true))
                .collect();
    }

    private static void collectAll(AgingStore store, List<String> runs) throws IOException {
        RunRecords records = new RunRecords(store);
        for (Place place : records.find(runs, null)) {
            records.forget(place);
        }
        for (int pass = 0; pass < 2; pass++) {
            store.pass(Duration.ofHours(24));
            collect(store);
        }
        try (Stream<ArtifactStore.Entry> left = store.list("")) {
            assertThat(left.map(ArtifactStore.Entry::key)).isEmpty();
        }
    }
}
