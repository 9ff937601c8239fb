package dev.icosian.benchmarks.jvm;

import dev.icosian.Plan;
import dev.icosian.benchmarks.graph.GeneratedGraph;
import dev.icosian.benchmarks.graph.Shape;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From classes to a plan: read, resolved, grouped, fingerprinted, all of it checked. */
@State(Scope.Thread)
public class PlanBenchmark {
    /** The graph's shape. */
    @Param({"WIDE", "LAYERED"})
    public Shape shape = Shape.WIDE;

    /** The number of functions. */
    @Param("4000")
    public int nodes;

    private GeneratedGraph graph = GeneratedGraph.none();

    /** Compiles the functions. */
    @Setup
    public void load() throws IOException {
        graph = Graphs.of(shape, nodes);
    }

    /** Makes the plan. */
    @Benchmark
    public Plan plan() {
        return graph.pipeline().plan();
    }

    /** Makes the plan, and its digests, which are made when they are first asked for. */
    @Benchmark
    public String digests() {
        Plan plan = graph.pipeline().plan();
        return plan.digest() + plan.shape() + plan.codeDigest();
    }
}
