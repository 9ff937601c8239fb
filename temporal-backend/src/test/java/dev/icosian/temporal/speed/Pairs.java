package dev.icosian.temporal.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.temporal.Digests;
import dev.icosian.temporal.WorkerHere;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.program.Shapes;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs of one shape in turn: ours, and those of a hand-written workflow with the same activities. Each run has a worker,
 * a queue and a store of its own; starting these, and a run of one step that shows that they work, is not measured.
 */
final class Pairs {
    private static final int WARM_UP = 1;
    private static final Map<String, Object> PARAMS = Map.of("seed", 1);

    private final Callable<Connection> connections;
    private final Path folder;
    private final Pipeline pipeline;
    private final int runsOfEach;
    private final Map<String, String> expected;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> byHand = new ArrayList<>();
    private int runs;

    /**
     * Prepares pairs.
     *
     * @param runsOfEach how many runs of each kind a pair has, whose times are added: short runs scatter
     */
    Pairs(Callable<Connection> connections, Path folder, String shape, int runsOfEach) throws Exception {
        this.connections = connections;
        this.folder = folder;
        this.pipeline = Shapes.named(shape);
        this.runsOfEach = runsOfEach;
        this.expected = Digests.local(pipeline, PARAMS);
    }

    /** Measures so many pairs after some that do not count; each second one begins with the other kind. */
    void measure(int pairs) throws Exception {
        for (int i = -WARM_UP; i < pairs; i++) {
            double[] seconds = pair(i);
            if (i >= 0) {
                ours.add(seconds[0]);
                byHand.add(seconds[1]);
                System.out.printf(
                        Locale.ROOT,
                        "%s pair %d: %.3f s, by hand %.3f s: %.3f%n",
                        pipeline.name(),
                        i,
                        seconds[0],
                        seconds[1],
                        seconds[0] / seconds[1]);
            }
        }
    }

    /** With two runs of each, one kind is first and last, so that a server that slows down does so for both. */
    private double[] pair(int number) throws Exception {
        double[] seconds = new double[2];
        for (int i = 0; i < 2 * runsOfEach; i++) {
            boolean isOurs = ((i + 1) / 2 + number) % 2 == 0;
            seconds[isOurs ? 0 : 1] += seconds(isOurs) / runsOfEach;
        }
        return seconds;
    }

    private double seconds(boolean isOurs) throws Exception {
        Path home = folder.resolve(pipeline.name() + "-" + runs++);
        Pipeline first = Shapes.named("chain_1");
        List<Pipeline> pipelines = List.of(first, pipeline);
        double seconds;
        try (WorkerHere worker = isOurs
                ? new WorkerHere(connections.call(), home, pipelines)
                : WorkerHere.interpretingBy(HandWritten.class, connections.call(), home, pipelines)) {
            String run = (isOurs ? "ours-" : "hand-") + runs + "-" + System.nanoTime();
            seconds(worker, first, run);
            System.gc();
            seconds = seconds(worker, pipeline, run);
            assertThat(worker.digests(pipeline.name(), run)).isEqualTo(expected);
        }
        delete(home);
        return seconds;
    }

    private static double seconds(WorkerHere worker, Pipeline pipeline, String run) throws Exception {
        long start = System.nanoTime();
        WorkflowStub stub = worker.start(pipeline, run, PARAMS, input -> input);
        stub.getResult(10, TimeUnit.MINUTES, Void.class);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Returns the median of the pairs' ratios. */
    double ratio() {
        return median(ratios());
    }

    private List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / byHand.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Returns the line of the table. */
    String row(String what, double limit) {
        List<Double> ratios = ratios();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f s | by hand: %.2f s | %.2fx (%.2f to %.2f, %d pairs) | at most %.2fx | %s |",
                what,
                median(ours),
                median(byHand),
                ratio(),
                ratios.stream().mapToDouble(d -> d).min().orElse(0),
                ratios.stream().mapToDouble(d -> d).max().orElse(0),
                ratios.size(),
                limit,
                ratio() <= limit ? "yes" : "**no**");
    }
}
