package dev.icosian.cli.internal.history;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.StepOutcome.State;
import dev.icosian.cli.internal.progress.ForecastText;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.Times;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.explain.Explanation;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.local.DryRun;
import dev.icosian.runtime.internal.local.DryRun.Forecast;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.OverlayStore;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.GivenParams.Given;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.step.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a store knows of things in a plan: when they were made last, and what would become of them now. */
public final class PresentState {
    private static final String LAST = "last";
    private static final String NOW = "now";
    /** How many runs are looked through for one that got to a step. */
    private static final int RUNS = 50;

    private final Compilation compilation;
    private final ArtifactStore store;
    private final GivenParams given;
    private final Path base;

    /**
     * Looks into a store.
     *
     * @param given params that differ from those of the last run
     * @param base folder from which relative paths count
     */
    public PresentState(Compilation compilation, ArtifactStore store, GivenParams given, Path base) {
        this.compilation = compilation;
        this.store = store;
        this.given = given;
        this.base = base;
    }

    /** A step's latest result. */
    private record Last(StoredRun run, Pin pin) {}

    /** Returns the explanation with what the store knows. */
    public Explanation addTo(Explanation explanation, @Nullable String name) {
        try {
            return switch (explanation.kind()) {
                case "node" -> ofNode(explanation, String.valueOf(name));
                case "step" -> ofStep(explanation, step(String.valueOf(name)), null);
                case "param" -> ofParam(explanation, String.valueOf(name));
                case "pipeline" -> ofPipeline(explanation);
                default -> explanation;
            };
        } catch (IOException e) {
            return explanation.with(LAST, List.of("not known, since the store could not be read: " + e.getMessage()));
        }
    }

    private static String step(String name) {
        return name.startsWith(Explanation.STEP_PREFIX) ? name.substring(Explanation.STEP_PREFIX.length()) : name;
    }

    private Explanation ofNode(Explanation explanation, String node) throws IOException {
        for (Plan.StepPlan step : compilation.plan().steps()) {
            if (step.nodes().stream().anyMatch(each -> each.name().equals(node))) {
                return ofStep(explanation, step.name(), node);
            }
        }
        // An ephemeral node is in no step, and nothing of it is kept.
        return explanation;
    }

    private Explanation ofStep(Explanation explanation, String step, @Nullable String node) throws IOException {
        List<RunRecord> records = records();
        Last last = last(records, step);
        String text = last == null ? "never" : node == null ? ofResult(last) : ofValue(last, node);
        return explanation
                .with(LAST, List.of(text))
                .with(
                        NOW,
                        now(
                                records,
                                Set.of(firstNode(step)),
                                forecasts -> forecasts.stream()
                                        .filter(forecast -> forecast.step().equals(step))
                                        .flatMap(forecast -> ForecastText.lines(forecast).stream())
                                        .toList()));
    }

    private String firstNode(String step) {
        return compilation.plan().step(step).nodes().get(0).name();
    }

    private List<RunRecord> records() throws IOException {
        List<RunRecord> records =
                new StoredRuns(store).all(compilation.plan().pipeline()).records();
        return records.subList(0, Math.min(RUNS, records.size()));
    }

    private @Nullable Last last(List<RunRecord> records, String step) throws IOException {
        for (RunRecord record : records) {
            StoredRun run = StoredRun.of(store, record);
            Pin pin = run.pins().get(step);
            if (pin != null && pin.state() != State.SKIPPED) {
                return new Last(run, pin);
            }
        }
        return null;
    }

    private static String ofResult(Last last) throws IOException {
        Pin pin = last.pin();
        if (pin.state() == State.FAILED) {
            return head(last) + "  failed";
        }
        Manifest manifest = last.run().manifest(pin);
        long bytes = manifest == null
                ? 0
                : manifest.outputs().stream().mapToLong(PresentState::size).sum();
        return head(last) + "  " + decision(pin) + "  "
                + Amounts.count(pin.outputs().size(), "artifact") + ", " + Amounts.size(bytes) + "  "
                + took(manifest);
    }

    private static long size(StoredOutput output) {
        StoredOutput.Bytes bytes = output.bytes();
        return bytes == null ? 0 : bytes.size();
    }

    private static String ofValue(Last last, String node) throws IOException {
        Pin pin = last.pin();
        if (pin.state() == State.FAILED) {
            return head(last) + "  its step failed";
        }
        Manifest manifest = last.run().manifest(pin);
        StoredOutput output = manifest == null ? null : manifest.output(node);
        Long millis = pin.nodes().get(node);
        List<String> parts = new ArrayList<>(List.of(head(last), decision(pin)));
        if (output != null) {
            parts.add(RunReport.size(output));
            parts.add(RunReport.digest(output));
        }
        if (millis != null) {
            parts.add("in " + Amounts.duration(Duration.ofMillis(millis)));
        }
        parts.removeIf(String::isEmpty);
        return String.join("  ", parts);
    }

    private static String head(Last last) {
        RunRecord record = last.run().record();
        return record.runId() + "  " + Times.utc(record.startedAt()) + " UTC";
    }

    private static String decision(Pin pin) {
        return pin.decision() == Pin.Decision.REUSED ? "reused" : "computed";
    }

    private static String took(@Nullable Manifest manifest) {
        return manifest == null
                ? "its manifest is missing or damaged"
                : "computed in "
                        + Amounts.duration(Duration.between(
                                manifest.produced().startedAt(),
                                manifest.produced().endedAt()));
    }

    private Explanation ofParam(Explanation explanation, String name) throws IOException {
        List<RunRecord> records = records();
        for (RunRecord record : records) {
            if (record.parameters().containsKey(name)) {
                return explanation.with(
                        LAST,
                        List.of(record.runId() + "  " + Times.utc(record.startedAt()) + " UTC  "
                                + CanonicalJson.valueText(record.parameters().get(name))));
            }
        }
        return explanation.with(LAST, List.of("never"));
    }

    private Explanation ofPipeline(Explanation explanation) throws IOException {
        List<RunRecord> records = records();
        if (records.isEmpty()) {
            return explanation.with(LAST, List.of("never"));
        }
        RunRecord newest = records.get(0);
        RunView view = new RunView(StoredRun.of(store, newest), compilation);
        String last = newest.runId() + "  " + Times.utc(newest.startedAt()) + " UTC  "
                + view.outcome().text();
        return explanation
                .with(LAST, List.of(last))
                .with(NOW, now(records, Set.of(), forecasts -> List.of(ForecastText.total(forecasts))));
    }

    /** Turns forecasts into lines. */
    private interface Words {
        List<String> of(List<Forecast> forecasts);
    }

    /** Forecasts a new run with the params of the last one, in a store that keeps what is written to itself. */
    private List<String> now(List<RunRecord> records, Set<String> nodes, Words words) throws IOException {
        Map<String, Given> params = new TreeMap<>();
        if (!records.isEmpty()) {
            GivenParams.ofTrees(records.get(0).parameters()).values().forEach((name, value) -> {
                if (compilation.dataflow().params().containsKey(name)) {
                    params.put(name, value);
                }
            });
        }
        params.putAll(given.values());
        RunOptions options = RunOptions.newRun().limitedTo(nodes).relativeTo(base);
        try (OverlayStore trial = OverlayStore.over(store)) {
            RunContext run = new LocalRunner(LocalSettings.of(trial, pipeline -> compilation))
                    .prepare(compilation.pipeline(), GivenParams.of(params), options);
            return words.of(DryRun.of(run, options));
        } catch (PipelineException e) {
            return List.of("not known: " + e.problems().get(0).message());
        }
    }
}
