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
 * a queue and a store of its own; starting these is not measured.
 */
final class Pairs {
    private static final int WARM_UP = 1;

    private final Callable<Connection> connections;
    private final Path folder;
    private final String shape;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> byHand = new ArrayList<>();
    private int runs;

    Pairs(Callable<Connection> connections, Path folder, String shape) {
        this.connections = connections;
        this.folder = folder;
        this.shape = shape;
    }

    /** Measures so many pairs after some that do not count; each second one begins with the other kind. */
    void measure(int pairs) throws Exception {
        for (int i = -WARM_UP; i < pairs; i++) {
            boolean isOursFirst = i % 2 == 0;
            double first = seconds(isOursFirst);
            double second = seconds(!isOursFirst);
            if (i >= 0) {
                ours.add(isOursFirst ? first : second);
                byHand.add(isOursFirst ? second : first);
                System.out.printf(
                        Locale.ROOT, "%s pair %d: %.3f s, by hand %.3f s%n", shape, i, ours.get(i), byHand.get(i));
            }
        }
    }

    private double seconds(boolean isOurs) throws Exception {
        Path home = folder.resolve(shape + "-" + runs++);
        Pipeline pipeline = Shapes.named(shape);
        double seconds;
        try (WorkerHere worker = isOurs
                ? new WorkerHere(connections.call(), home, List.of(pipeline))
                : WorkerHere.interpretingBy(HandWritten.class, connections.call(), home, List.of(pipeline))) {
            String run = (isOurs ? "ours-" : "hand-") + runs + "-" + System.nanoTime();
            long start = System.nanoTime();
            WorkflowStub stub = worker.start(pipeline, run, Map.of("seed", 1), input -> input);
            stub.getResult(10, TimeUnit.MINUTES, Void.class);
            seconds = (System.nanoTime() - start) / 1e9;
            assertThat(worker.digests(shape, run)).isEqualTo(Digests.local(pipeline, Map.of("seed", 1)));
        }
        delete(home);
        return seconds;
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
