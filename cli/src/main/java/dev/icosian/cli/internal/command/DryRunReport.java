package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.progress.ForecastText;
import dev.icosian.cli.internal.progress.RunJson;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.local.DryRun;
import dev.icosian.runtime.internal.local.DryRun.Forecast;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.OverlayStore;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.RunContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a run would do; nothing is written. */
final class DryRunReport {
    private static final int FORMAT = 1;

    private DryRunReport() {}

    /** Shows it, and returns whether anything would be computed. */
    static boolean show(
            Invocation invocation,
            Pipeline pipeline,
            GivenParams given,
            RunOptions options,
            StoreChoice choice,
            Compilations compilations) {
        // A folder that is not there is not made.
        try (ArtifactStore base = choice.exists() ? choice.open() : ArtifactStore.at("memory:");
                OverlayStore trial = OverlayStore.over(base)) {
            RunContext run =
                    new LocalRunner(LocalSettings.of(trial, compilations::of)).prepare(pipeline, given, options);
            run.compilation()
                    .plan()
                    .warnings()
                    .forEach(warning -> invocation.host().err().println(ProblemText.warning(warning)));
            List<Forecast> forecasts = DryRun.of(run, options);
            invocation.print(() -> json(run, forecasts), () -> lines(forecasts));
            return forecasts.stream().anyMatch(forecast -> !forecast.reused());
        } catch (IOException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Store/Unavailable",
                            "the store " + choice.shown() + " could not be read: " + e,
                            null,
                            "see to it that the store can be reached")),
                    e);
        }
    }

    private static List<String> lines(List<Forecast> forecasts) {
        List<List<String>> rows = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            rows.add(List.of(
                    forecast.step(),
                    ForecastText.verb(forecast),
                    ForecastText.because(forecast),
                    ForecastText.estimate(forecast)));
        }
        List<String> lines = new ArrayList<>(Table.lines(rows, "  "));
        lines.add(ForecastText.total(forecasts) + ". Nothing was run.");
        return lines;
    }

    private static String json(RunContext run, List<Forecast> forecasts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("pipeline", run.pipeline());
        tree.put("plan", run.compilation().plan().digest());
        tree.put("steps", forecasts.stream().map(DryRunReport::tree).toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> tree(Forecast forecast) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Reason root = forecast.root();
        Duration estimate = forecast.estimate();
        tree.put("step", forecast.step());
        tree.put("would", forecast.reused() ? "be reused" : "be computed");
        tree.put("reasons", forecast.reasons().stream().map(RunJson::reason).toList());
        tree.put("input", forecast.input());
        tree.put("root", root == null ? null : RunJson.reason(root));
        tree.put("estimateMs", estimate == null ? null : estimate.toMillis());
        return tree;
    }
}
