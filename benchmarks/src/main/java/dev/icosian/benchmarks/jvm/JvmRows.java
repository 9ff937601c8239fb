package dev.icosian.benchmarks.jvm;

import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.process.Medians;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** What a warm JVM needs. */
public final class JvmRows {
    private static final String WITH_DIGESTS = ", and its digests";

    private final Settings settings;

    /** Takes the settings. */
    public JvmRows(Settings settings) {
        this.settings = settings;
    }

    /** Returns the rows. */
    public List<Row> measure() throws IOException, InterruptedException, RunnerException {
        Map<String, Double> before = peer();
        JvmFigures ours = JvmFigures.measure(settings);
        Map<String, Double> after = peer();
        int nodes = settings.nodes();
        int many = settings.manyNodes();
        List<Row> rows = new ArrayList<>();
        for (String shape : List.of("wide", "layered")) {
            String what = "read and plan " + count(nodes) + " " + shape + " nodes, warm";
            double build = beside(shape + ".build", before, after);
            rows.add(faster(what, ours.plan(shape, nodes), build, Limit.atLeast(10, "x")));
            rows.add(faster(what + WITH_DIGESTS, ours.digests(shape, nodes), build, Limit.none("x")));
        }
        String extraction = "read and plan an extraction of " + count(nodes) + " fields, warm";
        double build = beside("extract.build", before, after);
        rows.add(faster(extraction, ours.extract(nodes), build, Limit.atLeast(50, "x")));
        rows.add(faster(extraction + WITH_DIGESTS, ours.digestsOfExtract(nodes), build, Limit.none("x")));
        for (String shape : List.of("wide", "layered")) {
            rows.add(faster(
                    "execute " + count(nodes) + " " + shape + " nodes",
                    ours.execute(shape, nodes),
                    beside(shape + ".execute", before, after),
                    Limit.atLeast(10, "x")));
        }
        for (String shape : List.of("wide", "layered")) {
            double execute = ours.execute(shape, nodes);
            double plain = ours.plain(shape, nodes);
            rows.add(new Row(
                    "execute " + count(nodes) + " " + shape + " nodes: per node over plain calls",
                    milliseconds(execute),
                    "plain calls: " + milliseconds(plain),
                    (execute - plain) * 1e3 / nodes,
                    Limit.atMost(1, "µs")));
        }
        rows.add(perNode("plan", ours.plan("layered", many), ours.plan("layered", nodes)));
        rows.add(perNode("execute", ours.execute("layered", many), ours.execute("layered", nodes)));
        return rows;
    }

    private Map<String, Double> peer() throws IOException, InterruptedException {
        Path python = settings.peers().get("hamilton");
        return python == null
                ? Map.of()
                : Hamilton.measure(python, settings.programs(), settings.smoke() ? 1 : 5, settings.nodes());
    }

    private static double beside(String figure, Map<String, Double> before, Map<String, Double> after) {
        return before.isEmpty() ? Double.NaN : Medians.of(List.of(before.get(figure), after.get(figure)));
    }

    private static Row faster(String what, double ours, double beside, Limit limit) {
        return new Row(what, milliseconds(ours), "Hamilton: " + milliseconds(beside), beside / ours, limit);
    }

    private Row perNode(String what, double many, double few) {
        int nodes = settings.nodes();
        int manyNodes = settings.manyNodes();
        return new Row(
                what + " " + count(manyNodes) + " layered nodes: per node over that of " + count(nodes),
                microseconds(many / manyNodes) + " per node",
                count(nodes) + " nodes: " + microseconds(few / nodes),
                (many / manyNodes) / (few / nodes),
                Limit.atMost(2, "x"));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.3f ms" : "%.1f ms", value);
    }

    private static String microseconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.2f µs", milliseconds * 1e3);
    }
}
