package dev.icosian.temporal.speed;

import dev.icosian.temporal.internal.connect.Connection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The rows of the table that {@code benchmarks/temporal} writes. */
public final class SpeedTable {
    private static final String BEGIN = "<!-- temporal benchmarks -->";
    private static final String END = "<!-- end of temporal benchmarks -->";
    private static final double LIMIT = 1.1;
    private static final int PAIRS = Integer.getInteger("pairs", 7);

    private final Path folder;
    private final boolean isMeasured;
    private final List<String> rows = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    /**
     * Prepares it.
     *
     * @param folder for stores
     * @param isMeasured false: everything is small and done once, to see that it works
     */
    public SpeedTable(Path folder, boolean isMeasured) {
        this.folder = folder;
        this.isMeasured = isMeasured;
    }

    /**
     * Something to measure.
     *
     * @param shape name of the pipeline
     * @param runsOfEach how many runs of each kind a pair has; 0: there are no pairs, but a run that is reused
     */
    public record Measured(String shape, String what, int runsOfEach) {}

    /** Returns what {@link #measure} is to be called with. */
    public List<Measured> all() {
        return isMeasured
                ? List.of(
                        new Measured("chain_300", "chain of 300 steps", 2),
                        new Measured("fan_500", "fan of 500 steps and one that needs them", 2),
                        new Measured("layers_60_50", "layers of 50 steps, 3,001 in all", 1),
                        new Measured("layers_25_20", "reused run of 501 steps", 0))
                : List.of(
                        new Measured("chain_5", "chain of 5 steps", 2),
                        new Measured("fan_5", "fan of 5 steps and one that needs them", 2),
                        new Measured("layers_2_3", "layers of 3 steps, 7 in all", 1),
                        new Measured("layers_2_2", "reused run of 5 steps", 0));
    }

    /** Measures one row, on a server that does nothing else. */
    public void measure(Measured one, Callable<Connection> connections) throws Exception {
        String what = one.what() + ", on a Temporal server";
        if (one.runsOfEach() == 0) {
            ReusedRun run = ReusedRun.measure(connections.call(), folder, one.shape());
            add(run.row(what), run.activities() <= ReusedRun.LIMIT);
            return;
        }
        Pairs pairs = new Pairs(connections, folder, one.shape(), one.runsOfEach());
        pairs.measure(isMeasured ? PAIRS : 1);
        add(pairs.row(what, LIMIT), pairs.ratio() <= LIMIT);
    }

    private void add(String row, boolean holds) {
        rows.add(row);
        if (!holds) {
            missed.add(row);
        }
    }

    /** Returns the rows whose limit does not hold. */
    public List<String> missed() {
        return List.copyOf(missed);
    }

    /** Returns the lines of the table. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "| what | Icosian | beside it | figure | limit | holds |", "| --- | --- | --- | --- | --- | --- |"));
        lines.addAll(rows);
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Measured with JDK %s on %s %s, %d processors, load average %.1f at the end.",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return lines;
    }

    /** Puts the lines into a document, in place of those between the marks. */
    public void write(Path document) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no marks " + BEGIN + " and " + END);
        }
        Files.writeString(
                document,
                text.substring(0, begin + BEGIN.length()) + "\n" + String.join("\n", lines()) + "\n"
                        + text.substring(end));
    }
}
