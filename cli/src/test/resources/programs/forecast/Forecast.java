package forecast;

import dev.icosian.*;
import dev.icosian.cli.Icosian;
import java.time.LocalDate;
import java.util.List;

@PipelineSpec(
        modules = {Features.class, Training.class},
        config = Forecast.Config.class,
        params = Forecast.Params.class,
        outputs = Forecast.Outputs.class)
public final class Forecast {
    public enum Region {
        US,
        UK
    }

    public record Config(@Default("US") Region region) {}

    public record Params(
            LocalDate from, LocalDate to, int cutOff, List<String> features, @Default("signups") String targetName) {}

    public record Outputs(TsModel tsModel, double[] forecast) {}

    /** One step. */
    public static Pipeline pipeline() {
        return Pipeline.of(Forecast.class).materialize(TsModel.TEXT).build();
    }

    /** Two steps with the data set between them. No function changes. */
    public static Pipeline twoSteps() {
        return pipeline().toBuilder()
                .step("prepare", s -> s.upstreamOf("dataSet"))
                .step("train", s -> s.rest().attempts(3))
                .build();
    }

    public static void main(String[] args) {
        Icosian.main(args, Forecast::twoSteps);
    }
}
