package dev.icosian.runtime.internal.local;

import dev.icosian.ArtifactStore;
import dev.icosian.Plan;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepPreview;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what a run would do, step by step. For one use. */
public final class DryRun {
    private static final int SAMPLES = 5;

    private final RunContext run;
    private final RunOptions options;
    private final Map<String, StepPreview> previews = new HashMap<>();
    private final Map<String, Forecast> forecasts = new HashMap<>();

    private DryRun(RunContext run, RunOptions options) {
        this.run = run;
        this.options = options;
    }

    /**
     * What would become of a step.
     *
     * @param reasons why it would be reused or computed; empty if that is because of an input that would be computed
     * @param input the first input that would be computed anew, and may change therefore; null: none
     * @param root why that is so in the end; null: no such input
     * @param estimate median time of the latest times that it was computed; null if it never was, or would be reused
     * @param samples how many these were
     */
    public record Forecast(
            String step,
            boolean reused,
            List<Reason> reasons,
            @Nullable String input,
            @Nullable Reason root,
            @Nullable Duration estimate,
            int samples) {
        /** Copies the list. */
        public Forecast {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Returns what would become of the steps, in the plan's order.
     *
     * @param run writes to its store: give it an {@link OverlayStore}
     */
    public static List<Forecast> of(RunContext run, RunOptions options) throws IOException {
        return new DryRun(run, options).all();
    }

    private List<Forecast> all() throws IOException {
        options.recompute().forEach(run.compilation()::step);
        List<Forecast> all = new ArrayList<>();
        for (CompiledStep step : StepSelection.upTo(run.compilation(), options.to())) {
            Forecast forecast = forecast(step);
            forecasts.put(step.name(), forecast);
            all.add(forecast);
        }
        return all;
    }

    private Forecast forecast(CompiledStep step) throws IOException {
        boolean isAsked = options.fresh() || options.recompute().contains(step.name());
        Map<String, @Nullable String> inputs = new TreeMap<>(Utf8Order.INSTANCE);
        for (Plan.Input input : step.plan().inputs()) {
            if (!step.readers().containsKey(input.node())) {
                continue;
            }
            Forecast upstream = forecasts.get(input.from());
            StepPreview preview = previews.get(input.from());
            if (upstream != null && !upstream.reused() && !isAsked) {
                Reason root = upstream.root() == null ? upstream.reasons().get(0) : upstream.root();
                return computed(step, List.of(), input.node(), root);
            }
            inputs.put(input.node(), preview == null ? null : preview.outputs().get(input.node()));
        }
        Reason recompute = isAsked ? ReasonCode.ASKED.about(step.name()) : null;
        StepPreview preview = StepPreview.of(run, step, inputs, recompute);
        previews.put(step.name(), preview);
        return preview.reused()
                ? new Forecast(step.name(), true, preview.reasons(), null, null, null, 0)
                : computed(step, preview.reasons(), null, null);
    }

    private Forecast computed(CompiledStep step, List<Reason> reasons, @Nullable String input, @Nullable Reason root)
            throws IOException {
        List<Duration> times = times(step.name());
        Duration median = times.isEmpty() ? null : times.get(times.size() / 2);
        return new Forecast(step.name(), false, reasons, input, root, median, times.size());
    }

    /** Returns how long the latest results of a step took, sorted. */
    private List<Duration> times(String step) throws IOException {
        List<ArtifactStore.Entry> newest;
        try (Stream<ArtifactStore.Entry> entries = run.store().list(Layout.manifests(run.pipeline(), step))) {
            newest = entries.filter(entry -> entry.key().endsWith(".json"))
                    .sorted(Comparator.comparing(ArtifactStore.Entry::modifiedAt)
                            .thenComparing(ArtifactStore.Entry::key, Utf8Order.INSTANCE)
                            .reversed())
                    .limit(SAMPLES)
                    .toList();
        }
        List<Duration> times = new ArrayList<>();
        for (ArtifactStore.Entry entry : newest) {
            Manifest manifest = RecordFiles.manifest(run.store(), entry.key()).orNull();
            if (manifest != null) {
                times.add(Duration.between(
                        manifest.produced().startedAt(), manifest.produced().endedAt()));
            }
        }
        times.sort(Comparator.naturalOrder());
        return times;
    }
}
