package dev.icosian.benchmarks.process;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a store costs that is old, or whose values are large. */
public final class StoreRows {
    private static final int STEPS = 10;

    private final Settings settings;
    private final Pipeline pipeline = Chains.ofTen();

    /** Takes the settings. */
    public StoreRows(Settings settings) {
        this.settings = settings;
    }

    /** Returns the rows. */
    public List<Row> measure() throws IOException {
        return List.of(runInAnOldStore(), reusedRun(), largeValue());
    }

    private Row runInAnOldStore() throws IOException {
        int results = settings.smoke() ? 1_000 : 100_000;
        Path old = settings.folder().resolve("old-store");
        Path young = settings.folder().resolve("young-store");
        List<Double> ours = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (ArtifactStore oldStore = Stores.directory(old);
                ArtifactStore youngStore = Stores.directory(young)) {
            run(oldStore, -1_000);
            fill(oldStore, old, results);
            int warmUp = settings.repetitions();
            for (int round = -warmUp; round < settings.repetitions(); round++) {
                boolean isOldFirst = round % 2 == 0;
                double first = run(isOldFirst ? oldStore : youngStore, round);
                double second = run(isOldFirst ? youngStore : oldStore, round);
                if (round >= 0) {
                    ours.add(isOldFirst ? first : second);
                    beside.add(isOldFirst ? second : first);
                    ratios.add(isOldFirst ? first / second : second / first);
                }
            }
        }
        return new Row(
                String.format(Locale.ROOT, "run 10 steps in a store with %,d results, warm", results),
                Medians.milliseconds(Medians.of(ours)),
                "in a young store: " + Medians.milliseconds(Medians.of(beside)),
                Medians.of(ratios),
                Limit.atMost(1.2, "x"));
    }

    private double run(ArtifactStore store, int x) {
        return run(store, pipeline, x);
    }

    private static double run(ArtifactStore store, Pipeline pipeline, int x) {
        long start = System.nanoTime();
        if (!Runner.local(store).parallelism(1).run(pipeline, Map.of("x", x)).succeeded()) {
            throw new IllegalStateException("a run failed");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Writes results of the same steps with other keys, without waiting for the disk. */
    private static void fill(ArtifactStore store, Path folder, int results) throws IOException {
        int count = 0;
        try (Stream<ArtifactStore.Entry> entries = store.list("steps/")) {
            for (ArtifactStore.Entry entry : entries.toList()) {
                Manifest manifest = RecordFiles.manifest(store, entry.key()).orNull();
                if (manifest == null) {
                    throw new IllegalStateException(entry.key());
                }
                Map<String, Object> tree = new HashMap<>(manifest.toTree());
                Path files = folder.resolve(entry.key()).resolveSibling("");
                for (int i = 0; i < results / STEPS; i++) {
                    String key = HexFormat.of()
                            .toHexDigits(0x9e3779b97f4a7c15L * ++count)
                            .repeat(4);
                    tree.put("key", key);
                    try (InputStream in = RecordFiles.content(tree).open()) {
                        Files.copy(in, files.resolve(key + ".0.json"));
                    }
                }
            }
        }
    }

    private Row reusedRun() throws IOException {
        int steps = settings.smoke() ? 50 : 500;
        Pipeline chain = Chains.of(steps);
        List<Double> ours = new ArrayList<>();
        double computed;
        try (ArtifactStore store = Stores.directory(settings.folder().resolve("reused-store"))) {
            computed = run(store, chain, 0);
            for (int round = -2; round < settings.repetitions() / 2; round++) {
                double milliseconds = run(store, chain, 0);
                if (round >= 0) {
                    ours.add(milliseconds);
                }
            }
        }
        return new Row(
                String.format(Locale.ROOT, "run of %d steps, all reused: per step, warm", steps),
                Medians.milliseconds(Medians.of(ours)),
                "the run that computes, cold: " + Medians.milliseconds(computed),
                Medians.of(ours) / steps,
                Limit.atMost(3, "ms"));
    }

    private Row largeValue() throws IOException {
        try (ArtifactStore store = Stores.directory(settings.folder().resolve("large-store"))) {
            return new LargeValue(settings)
                    .row("in a directory", store, settings.smoke() ? 1 : 9, Limit.atLeast(80, "%"));
        }
    }
}
