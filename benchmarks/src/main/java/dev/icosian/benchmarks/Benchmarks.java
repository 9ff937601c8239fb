package dev.icosian.benchmarks;

import dev.icosian.benchmarks.airflow.AirflowRows;
import dev.icosian.benchmarks.jvm.JvmRows;
import dev.icosian.benchmarks.process.BucketRows;
import dev.icosian.benchmarks.process.CommitRow;
import dev.icosian.benchmarks.process.ProcessRows;
import dev.icosian.benchmarks.process.StoreRows;
import dev.icosian.benchmarks.table.MarkedSection;
import dev.icosian.benchmarks.table.ResultTable;
import dev.icosian.benchmarks.table.Row;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measures everything and shows one table. Started by {@code benchmarks/run}. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Ends with 1 if a limit does not hold.
     *
     * @param args the jars' folder, an empty folder to work in, the Python programs' folder, the document that gets the table or {@code smoke},
     *     then {@code name=python} for each tool beside which we are measured, and {@code s3=server}
     */
    public static void main(String[] args) throws Exception {
        boolean smoke = args[3].equals("smoke");
        Map<String, Path> peers = new TreeMap<>();
        for (String peer : Arrays.asList(args).subList(4, args.length)) {
            int equals = peer.indexOf('=');
            peers.put(peer.substring(0, equals), Path.of(peer.substring(equals + 1)));
        }
        Settings settings = new Settings(smoke, Path.of(args[1]), Path.of(args[0]), peers, Path.of(args[2]));
        List<Row> rows = new ArrayList<>();
        rows.addAll(new JvmRows(settings).measure());
        rows.add(new CommitRow(settings).measure());
        rows.addAll(new StoreRows(settings).measure());
        rows.addAll(new BucketRows(settings).measure());
        rows.addAll(new ProcessRows(settings).measure());
        rows.addAll(new AirflowRows(settings).measure());
        ResultTable table = new ResultTable(rows);
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(machine());
        System.out.println();
        lines.forEach(System.out::println);
        if (smoke) {
            System.out.println("Smoke: everything ran; figures and limits mean nothing.");
            return;
        }
        MarkedSection.write(Path.of(args[3]), lines);
        for (Row missed : table.missed()) {
            System.out.println("MISSED: " + missed.what() + ": "
                    + missed.limit().shown(missed.figure()) + ", limit " + missed.limit());
        }
        System.exit(table.missed().isEmpty() ? 0 : 1);
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "Measured with JDK %s on %s, %d processors, load average %.1f at the end.",
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
