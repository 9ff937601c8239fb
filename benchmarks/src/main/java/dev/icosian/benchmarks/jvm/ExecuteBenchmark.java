package dev.icosian.benchmarks.jvm;

import dev.icosian.benchmarks.graph.GeneratedGraph;
import dev.icosian.benchmarks.graph.Shape;
import dev.icosian.runtime.Driver;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request to a driver, and the same functions called by hand. */
@State(Scope.Thread)
public class ExecuteBenchmark {
    /** The graph's shape. */
    @Param({"WIDE", "LAYERED"})
    public Shape shape = Shape.WIDE;

    /** The number of functions. */
    @Param("4000")
    public int nodes;

    private Driver driver = Driver.of();
    private IntFunction<int[]> plainCalls = x -> new int[0];
    private String[] outputs = {};

    /** Compiles the functions and builds the driver. */
    @Setup
    public void load() throws IOException, ReflectiveOperationException {
        GeneratedGraph graph = Graphs.of(shape, nodes);
        driver = Driver.of(graph.modules().toArray(Class<?>[]::new));
        plainCalls = graph.plainCalls();
        outputs = graph.outputs().toArray(String[]::new);
    }

    /** Makes a request and executes it. */
    @Benchmark
    public Map<String, @Nullable Object> execute() {
        return driver.request(outputs).param("x", 1).execute().asMap();
    }

    /** Calls every function once. */
    @Benchmark
    public int[] plain() {
        return plainCalls.apply(1);
    }
}
