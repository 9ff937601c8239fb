package dev.icosian.benchmarks.airflow;

import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.process.FirstCall;
import dev.icosian.benchmarks.process.Python;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Airflow needs for exported files, and our part of one of its tasks. */
public final class AirflowRows {
    private final Settings settings;

    /** Takes the settings. */
    public AirflowRows(Settings settings) {
        this.settings = settings;
    }

    /** Returns the rows; those with Airflow only where there is one. */
    public List<Row> measure() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        Path airflow = settings.peers().get("airflow");
        if (airflow != null) {
            rows.add(parse(airflow, 50));
            rows.add(parse(airflow, 1_000));
        }
        FirstCall call = FirstCall.measure(settings);
        rows.add(new Row(
                "step as a task: from the start of its process to the first function, by the launcher",
                milliseconds(call.launcher()),
                "`java -jar`: " + milliseconds(call.jar()),
                call.launcher() / 1e3,
                Limit.atMost(0.4, "s")));
        return rows;
    }

    private Row parse(Path airflow, int steps) throws IOException, InterruptedException {
        Path folder = settings.folder().resolve("airflow-" + steps);
        Path ours = Files.createDirectories(folder.resolve("ours"));
        Path byHand = Files.createDirectories(folder.resolve("by-hand"));
        Path classes = settings.folder().resolve("generated");
        Files.createDirectories(classes);
        StepFiles.writeByHand(classes, steps, byHand.resolve("by_hand.py"));
        export(classes, steps, ours);
        Map<String, Double> times = Python.figures(
                List.of(
                        airflow.toString(),
                        settings.programs().resolve("airflow_parse.py").toString(),
                        String.valueOf(settings.smoke() ? 1 : 15),
                        ours.toString(),
                        byHand.toString()),
                Map.of("AIRFLOW_HOME", folder.toString()));
        @Nullable Double our = times.get("ours");
        @Nullable Double their = times.get("by-hand");
        if (our == null || their == null) {
            throw new IOException("figures are missing: " + times);
        }
        return new Row(
                String.format(Locale.ROOT, "Airflow reads a file of %,d steps", steps),
                milliseconds(our),
                "written by hand: " + milliseconds(their),
                our / their,
                Limit.atMost(1.1, "x"));
    }

    private static void export(Path classes, int steps, Path to) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StepFiles.class.getName(),
                        classes.toString(),
                        String.valueOf(steps),
                        "airflow",
                        "export",
                        "--out",
                        to.toString(),
                        "--store",
                        "/srv/store")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("airflow export ended with " + process.exitValue());
        }
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.0f ms", value);
    }
}
