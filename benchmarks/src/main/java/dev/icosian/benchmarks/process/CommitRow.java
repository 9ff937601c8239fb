package dev.icosian.benchmarks.process;

import dev.icosian.ArtifactStore;
import dev.icosian.Dataflow;
import dev.icosian.Pipeline;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to commit a small step, beside storing its files by hand: from the end of its function to the event that
 * it is finished, the value written, with everything that is read and written in between.
 */
public final class CommitRow {
    private final Settings settings;
    private final Pipeline pipeline = Chains.ofTen();
    private final Set<Path> seen = new HashSet<>();

    /** Takes the settings. */
    public CommitRow(Settings settings) {
        this.settings = settings;
    }

    /** Returns the row. */
    public Row measure() throws IOException {
        // The JIT compiler takes some thousand commits to be done with what they need.
        for (int lap = 1; lap < settings.laps(); lap++) {
            lap("warm-up-" + lap);
        }
        return lap("warm");
    }

    /** Measures in a store that is new. */
    private Row lap(String name) throws IOException {
        Path root = settings.folder().resolve("commits-" + name);
        Path bare = settings.folder().resolve("bare-" + name);
        List<Double> ours = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Commits commits = new Commits();
        try (ArtifactStore store = Stores.directory(root)) {
            Runner runner = Runner.local(store).parallelism(1).listener(commits);
            int warmUp = settings.repetitions() * 3;
            for (int round = -warmUp; round < settings.repetitions(); round++) {
                commits.milliseconds.clear();
                // No run had this param before.
                if (!runner.run(pipeline, Map.of("x", round)).succeeded()) {
                    throw new IllegalStateException("a run failed");
                }
                double stored = bare(bare, ofSteps(newFiles(root)));
                if (round >= 0) {
                    int steps = commits.milliseconds.size();
                    double committed = commits.milliseconds.stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                    ours.add(committed / steps);
                    byHand.add(stored / steps);
                    ratios.add(committed / stored);
                }
            }
        }
        return new Row(
                "commit a small step, warm",
                milliseconds(Medians.of(ours)),
                "its files and syncs by hand: " + milliseconds(Medians.of(byHand)),
                Medians.of(ratios),
                Limit.atMost(1.3, "x"));
    }

    /** Takes the time of each step between its function and its commit. Called in the thread of the step. */
    private static final class Commits implements RunListener {
        private final List<Double> milliseconds = new CopyOnWriteArrayList<>();
        private volatile long evaluated;

        @Override
        public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
            evaluated = System.nanoTime();
        }

        @Override
        public void stepFinished(String runId, StepOutcome outcome) {
            milliseconds.add((System.nanoTime() - evaluated) / 1e6);
        }
    }

    private static double bare(Path root, List<BareProtocol.Stored> files) throws IOException {
        long start = System.nanoTime();
        BareProtocol.store(root, files);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Leaves out what a run writes before its first step. */
    private static List<BareProtocol.Stored> ofSteps(List<BareProtocol.Stored> files) {
        return files.stream().filter(file -> !file.path().endsWith("run.json")).toList();
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
