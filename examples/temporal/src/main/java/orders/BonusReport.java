package orders;

import dev.icosian.Default;
import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import java.util.Map;

/** The pipeline: two steps, so that another threshold does not read the sales again. */
@PipelineSpec(modules = Bonuses.class, params = BonusReport.Params.class, outputs = BonusReport.Outputs.class)
public final class BonusReport {
    /** What a run is about. */
    public record Params(
            String month, long threshold, @Default("5") int percent) {}

    /** What is asked for. */
    public record Outputs(Map<String, Long> bonus) {}

    private BonusReport() {}

    /** The sales come from the process that makes the step. */
    public static Pipeline pipeline() {
        return Pipeline.of(BonusReport.class)
                .resource("ledger", Ledger.class)
                .ephemeral("sales")
                .step("collect", s -> s.nodes("revenue").attempts(3))
                .step("reward", s -> s.nodes("bonus"))
                .build();
    }
}
