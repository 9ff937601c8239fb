package dev.icosian.benchmarks.process;

import dev.icosian.ArtifactStore;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tensteps.Chain;

/**
 * What it costs to run and commit a small step, beside storing its files by hand. A run of the ten steps of a chain less
 * a run of the same functions as one step is nine steps, whatever a run costs by itself.
 */
public final class CommitRow {
    private static final int STEPS = 10;

    private final Settings settings;
    private final Pipeline one = Pipeline.named("one_step")
            .modules(Chain.class)
            .param("x")
            .outputs("s9")
            .build();
    private final Pipeline ten = one.renamed("ten_steps").grouped(Grouping.perNode());
    private final Set<Path> seen = new HashSet<>();
    private int param;

    /** Takes the settings. */
    public CommitRow(Settings settings) {
        this.settings = settings;
    }

    /** Returns the row. */
    public Row measure() throws IOException {
        Path root = settings.folder().resolve("commits");
        Path bare = settings.folder().resolve("bare");
        List<Double> ours = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (ArtifactStore store = Stores.directory(root)) {
            Runner runner = Runner.local(store);
            newFiles(root);
            int warmUp = settings.repetitions() / 2;
            for (int round = -warmUp; round < settings.repetitions(); round++) {
                double tenRun = run(runner, ten);
                List<BareProtocol.Stored> filesOfTen = newFiles(root);
                double tenBare = store(bare, filesOfTen);
                double oneRun = run(runner, one);
                double oneBare = store(bare, newFiles(root));
                if (round >= 0) {
                    ours.add((tenRun - oneRun) / (STEPS - 1));
                    byHand.add((tenBare - oneBare) / (STEPS - 1));
                    ratios.add((tenRun - oneRun) / (tenBare - oneBare));
                }
            }
        }
        return new Row(
                "run and commit a small step, warm",
                milliseconds(Medians.of(ours)),
                "its files and syncs by hand: " + milliseconds(Medians.of(byHand)),
                Medians.of(ratios),
                Limit.atMost(1.3, "x"));
    }

    /** Returns the milliseconds of a run with a param that no run had before. */
    private double run(Runner runner, Pipeline pipeline) {
        param++;
        long start = System.nanoTime();
        if (!runner.run(pipeline, Map.of("x", param)).succeeded()) {
            throw new IllegalStateException("a run failed");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double store(Path root, List<BareProtocol.Stored> files) throws IOException {
        long start = System.nanoTime();
        BareProtocol.store(root, files);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Returns the files that came since the last call, in the order in which they did. */
    private List<BareProtocol.Stored> newFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> fresh = files.filter(Files::isRegularFile)
                    .filter(seen::add)
                    .sorted(Comparator.comparing(CommitRow::written).thenComparing(Comparator.naturalOrder()))
                    .toList();
            List<BareProtocol.Stored> stored = new ArrayList<>();
            for (Path file : fresh) {
                stored.add(new BareProtocol.Stored(root.relativize(file), Files.readAllBytes(file)));
            }
            return stored;
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.2f ms", value);
    }
}
