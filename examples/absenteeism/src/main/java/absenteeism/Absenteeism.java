package absenteeism;

import dev.icosian.Default;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import dev.icosian.cli.Icosian;
import dev.icosian.materializers.Sinks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Features and a model of absenteeism at work, as two steps: the same graph serves two tasks, and a small data set for
 * development. Start with {@link FeatureLogic}.
 */
@PipelineSpec(
        modules = {Loading.class, FeatureLogic.class, Evaluation.class, Classification.class, Regression.class},
        config = Absenteeism.Config.class,
        params = Absenteeism.Params.class,
        outputs = Absenteeism.Outputs.class)
public final class Absenteeism {
    /** Shapes the graph. The task has no default: {@code --config task=…} is asked for. */
    public record Config(Task task, @Default("false") boolean developmentFlag) {}

    /** The values of a run. */
    public record Params(
            Path dataFile, @Default("[1,2,4,15,17,24,36]") List<Integer> validationUserIds) {}

    /** What is asked for. */
    public record Outputs(Evaluation.ModelResults modelResults, List<Evaluation.Prediction> valPredictionsTable) {}

    private Absenteeism() {}

    /** Features in one step, the model in the other. */
    public static Pipeline pipeline() {
        return Pipeline.of(Absenteeism.class)
                .step("prepare_data", s -> s.modules(Loading.class, FeatureLogic.class))
                .step("train_and_evaluate", s -> s.rest().attempts(3).timeout(Duration.ofMinutes(10)))
                .publish("valPredictionsTable", Sinks.csv(Location.of("out/{task}/predictions.csv")))
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, Absenteeism::pipeline);
    }
}
