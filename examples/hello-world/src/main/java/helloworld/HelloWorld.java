package helloworld;

import dev.icosian.Default;
import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import dev.icosian.cli.Icosian;

/** Six functions, two params, one step per concern. Start with {@link Marketing}: the functions are the graph. */
@PipelineSpec(modules = Marketing.class, params = HelloWorld.Params.class, outputs = HelloWorld.Outputs.class)
public final class HelloWorld {
    /** Six weeks of marketing. */
    public record Params(
            @Default("[10,10,20,40,40,50]") double[] spend,
            @Default("[1,10,50,100,200,400]") double[] signups) {}

    /** What is asked for. */
    public record Outputs(
            double[] avg3wkSpend,
            double[] spendPerSignup,
            double spendMean,
            double[] spendZeroMean,
            double spendStdDev,
            double[] spendZeroMeanUnitVariance) {}

    private HelloWorld() {}

    /** The pipeline: costs in one step, the scaled spend in another; they run independently. */
    public static Pipeline pipeline() {
        return Pipeline.of(HelloWorld.class)
                .step("costs", s -> s.nodes("avg3wkSpend", "spendPerSignup"))
                .step("scale", s -> s.rest())
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, HelloWorld::pipeline);
    }
}
