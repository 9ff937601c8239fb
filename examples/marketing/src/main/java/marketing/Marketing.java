package marketing;

import dev.icosian.Default;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import dev.icosian.cli.Icosian;
import dev.icosian.materializers.Sinks;
import java.net.URI;
import java.nio.file.Path;

/** What customers cost, from two sources of data, as two steps. Start with {@link Features}. */
@PipelineSpec(
        modules = {CsvLoader.class, MockLoader.class, Joining.class, Features.class},
        config = Marketing.Config.class,
        params = Marketing.Params.class,
        outputs = Marketing.Outputs.class)
public final class Marketing {
    /** Where the tables come from. */
    public enum Loader {
        /** Files. */
        CSV,
        /** Ten rows in the program, to try things out. */
        MOCK
    }

    /** Shapes the graph. */
    public record Config(@Default("CSV") Loader loader) {}

    /** The values of a run: the folder of the tables, and the folder or bucket that people look into. */
    public record Params(
            @Default("data/tables") Path data,
            @Default("out") URI reports) {}

    /** What is asked for, day by day. */
    public record Outputs(
            double[] totalMarketingSpend,
            double[] totalSignups,
            double[] totalChurn,
            double[] totalCustomers,
            double[] acquisitionCost,
            double[] facebookSpendSmoothed,
            double[] twitterSpendSmoothed,
            double[] tvSpendSmoothed,
            double[] youtubeSpendSmoothed,
            double[] radioSpendSmoothed,
            double[] billboardsSpendSmoothed) {}

    private Marketing() {}

    /** The tables in one step, what follows from their columns in the other. */
    public static Pipeline pipeline() {
        return Pipeline.of(Marketing.class)
                .importing("data")
                .step("load", s -> s.upstreamOf("joinedData"))
                .step("features", s -> s.rest().attempts(3))
                .publish("acquisitionCost", Sinks.csv(Location.of("{reports}/acquisition_cost.csv")))
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, Marketing::pipeline);
    }
}
