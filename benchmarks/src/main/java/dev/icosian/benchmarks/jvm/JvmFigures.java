package dev.icosian.benchmarks.jvm;

import dev.icosian.benchmarks.Settings;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Medians of what JMH measured, in milliseconds. Immutable. */
final class JvmFigures {
    private static final double MEDIAN = 50;

    private final Map<String, Double> medians = new TreeMap<>();

    private JvmFigures() {}

    static JvmFigures measure(Settings settings) throws RunnerException {
        JvmFigures figures = new JvmFigures();
        String large = Integer.toString(settings.nodes());
        figures.run(settings, ".*", large, 3, 5);
        String huge = Integer.toString(settings.manyNodes());
        figures.run(settings, "PlanBenchmark.plan", huge, 6, 10);
        // The JIT compiler needs a CPU minute for that many functions, and gets to the last of them late.
        figures.run(settings, "ExecuteBenchmark.execute", huge, 27, 10);
        return figures;
    }

    private void run(Settings settings, String include, String nodes, int warmups, int seconds) throws RunnerException {
        boolean many = nodes.equals(Integer.toString(settings.manyNodes()));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include)
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .param("nodes", nodes)
                .forks(1)
                .warmupIterations(settings.smoke() ? 1 : warmups)
                .measurementIterations(settings.smoke() ? 1 : 3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementTime(TimeValue.seconds(seconds))
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "-Xmx3g", "-D" + Graphs.FOLDER + "=" + settings.folder().resolve("generated"));
        if (many) {
            options.param("shape", "LAYERED");
        }
        if (settings.smoke()) {
            options.warmupTime(TimeValue.milliseconds(100)).measurementTime(TimeValue.milliseconds(100));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            String shape = result.getParams().getParamsKeys().contains("shape")
                    ? result.getParams().getParam("shape").toLowerCase(Locale.ROOT)
                    : "";
            String name = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
            medians.put(
                    key(name, shape, Integer.parseInt(nodes)),
                    result.getPrimaryResult().getStatistics().getPercentile(MEDIAN));
        }
    }

    double plan(String shape, int nodes) {
        return of("PlanBenchmark.plan", shape, nodes);
    }

    double digests(String shape, int nodes) {
        return of("PlanBenchmark.digests", shape, nodes);
    }

    double extract(int nodes) {
        return of("ExtractBenchmark.plan", "", nodes);
    }

    double digestsOfExtract(int nodes) {
        return of("ExtractBenchmark.digests", "", nodes);
    }

    double execute(String shape, int nodes) {
        return of("ExecuteBenchmark.execute", shape, nodes);
    }

    double plain(String shape, int nodes) {
        return of("ExecuteBenchmark.plain", shape, nodes);
    }

    private double of(String name, String shape, int nodes) {
        Double median = medians.get(key(name, shape, nodes));
        if (median == null) {
            throw new IllegalStateException(
                    key(name, shape, nodes) + " was not measured; there is " + medians.keySet());
        }
        return median;
    }

    private static String key(String name, String shape, int nodes) {
        return name + " " + shape + " " + nodes;
    }
}
