package forecast;

import dev.icosian.Default;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import dev.icosian.cli.Icosian;
import java.nio.file.Path;
import java.util.List;

/**
 * A forecast of signups: the same functions as one step, as two, and as one per node. Start with {@link Features}.
 */
@PipelineSpec(
        modules = {Features.class, Training.class},
        config = Forecast.Config.class,
        params = Forecast.Params.class,
        outputs = Forecast.Outputs.class)
public final class Forecast {
    /** Whose holidays count. */
    public enum Region {
        /** United States. */
        US,
        /** England. */
        UK
    }

    /** Shapes the graph. */
    public record Config(@Default("US") Region region) {}

    /** The values of a run. Weeks from {@code cutOff} on are forecast. */
    public record Params(
            Path dataFile,
            @Default("200") int cutOff,

            @Default("[\"spendB\",\"spendShift3Weeks\",\"avg3wkSpend\",\"holidays\"]")
            List<String> features,

            @Default("signups") String targetName) {}

    /** What is asked for. */
    public record Outputs(TsModel tsModel, double[] forecast, BackTest backTest) {}

    private Forecast() {}

    /** All in one step. */
    public static Pipeline pipeline() {
        return Pipeline.of(Forecast.class).materialize(TsModel.TEXT).build();
    }

    /** Two steps with the data set between them. No function changes. */
    public static Pipeline twoSteps() {
        return pipeline().toBuilder()
                .step("prepare", s -> s.upstreamOf("dataSet", "weights"))
                .step("train", s -> s.rest().attempts(3))
                .build();
    }

    /** One step per function. */
    public static Pipeline perNode() {
        return pipeline().grouped(Grouping.perNode());
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, Forecast::twoSteps);
    }
}
