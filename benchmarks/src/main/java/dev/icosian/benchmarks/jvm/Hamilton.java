package dev.icosian.benchmarks.jvm;

import dev.icosian.benchmarks.process.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The same graphs in Hamilton. */
final class Hamilton {
    private Hamilton() {}

    static Map<String, Double> measure(Path python, Path programs, int repetitions, int nodes)
            throws IOException, InterruptedException {
        return Python.figures(
                Python.command(python, programs.resolve("hamilton_graphs.py"), repetitions, nodes, nodes));
    }
}
