package dev.icosian.benchmarks.process;

import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What whole processes cost, from start to end. */
public final class ProcessRows {
    private static final String BARE = "bare";
    private static final List<String> PEERS = List.of("hamilton", "kedro", "joblib", "luigi");
    private static final Map<String, String> QUIET = Map.of("KEDRO_DISABLE_TELEMETRY", "1", "DO_NOT_TRACK", "1");

    private final Settings settings;
    private final String java;
    private final Path jar;

    /** Takes the settings. */
    public ProcessRows(Settings settings) {
        this.settings = settings;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        this.jar = settings.jars().resolve("ten-steps.jar");
    }

    /** Returns the rows. */
    public List<Row> measure() throws IOException, InterruptedException {
        Path launcher = Launcher.make(java, jar, settings.folder().resolve("bin"));
        List<Row> rows = new ArrayList<>();
        rows.addAll(hello(launcher));
        rows.addAll(reused(launcher));
        rows.addAll(tenSteps(launcher));
        return rows;
    }

    private List<Row> hello(Path launcher) throws IOException, InterruptedException {
        Path store = settings.folder().resolve("hello");
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put(BARE, Program.of(List.of(java, "-cp", jar.toString(), "tensteps.Bare")));
        programs.put("driver", Program.of(List.of(java, "-cp", jar.toString(), "tensteps.ByDriver")));
        programs.put("launcher", stored(store, launcher.toString(), "run", "--pipeline", "hello"));
        programs.put("jar", stored(store, java, "-jar", jar.toString(), "run", "--pipeline", "hello"));
        Interleaved times = Interleaved.run(programs, settings.pairs());
        return List.of(
                overBare(times, "hello world by `Driver`", "driver", 3),
                overBare(times, "hello world by `run`, started by the launcher", "launcher", 8),
                overBare(times, "hello world by `run`, started by `java -jar`", "jar", 14));
    }

    private static Row overBare(Interleaved times, String what, String name, double limit) {
        return new Row(
                what,
                milliseconds(times.median(name)),
                "bare JVM: " + milliseconds(times.median(BARE)),
                times.ratio(name, BARE),
                Limit.atMost(limit, "x"));
    }

    private List<Row> reused(Path launcher) throws IOException, InterruptedException {
        Path store = Files.createDirectories(settings.folder().resolve("layers"));
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("start", Program.of(List.of(launcher.toString(), "--version")));
        programs.put(
                "run",
                Program.of(List.of(launcher.toString(), "run", "--pipeline", "layers", "--store", store.toString())));
        Interleaved times = Interleaved.run(programs, settings.pairs());
        double perStep = times.paired("run", "start", (run, start) -> (run - start) / 101);
        return List.of(new Row(
                "run of 101 steps, all reused: per step over the start of the process",
                milliseconds(times.median("run")),
                "`--version`: " + milliseconds(times.median("start")),
                perStep,
                Limit.atMost(3, "ms")));
    }

    private List<Row> tenSteps(Path launcher) throws IOException, InterruptedException {
        Path store = settings.folder().resolve("chain");
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("ours", stored(store, launcher.toString(), "run", "--pipeline", "ten_steps"));
        for (String peer : PEERS) {
            Path python = settings.peers().get(peer);
            if (python != null) {
                Path folder = settings.folder().resolve(peer);
                Path program = settings.programs().resolve("chain_" + peer + ".py");
                List<String> command = List.of(python.toString(), program.toString(), folder.toString());
                programs.put(peer, new Program(command, folder, QUIET));
            }
        }
        Interleaved times = Interleaved.run(programs, settings.pairs());
        List<Row> rows = new ArrayList<>();
        String ours = milliseconds(times.median("ours"));
        String what = "ten stored steps, cold process";
        rows.add(new Row(what, ours, "", times.median("ours") / 1e3, Limit.atMost(0.5, "s")));
        for (String peer : PEERS) {
            if (times.has(peer)) {
                boolean isAhead = peer.equals("hamilton") || peer.equals("kedro");
                rows.add(new Row(
                        what,
                        ours,
                        peer + ": " + milliseconds(times.median(peer)),
                        times.ratio(peer, "ours"),
                        isAhead ? Limit.atLeast(1, "x") : Limit.none("x")));
            }
        }
        return rows;
    }

    private static Program stored(Path store, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.add("--store");
        words.add(store.toString());
        return new Program(words, store, Map.of());
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.0f ms", value);
    }
}
