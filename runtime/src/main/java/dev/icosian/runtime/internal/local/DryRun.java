package dev.icosian.runtime.internal.local;

import dev.icosian.Plan;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.StepHistory;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepPreview;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * @param reasons why it would be reused or computed; empty if nothing but an input that would be computed says so
     * @param input the first input that would be computed anew, and may change therefore; null: other reasons suffice
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
        List<Manifest> earlier = earlier(step.name());
        Map<String, @Nullable String> inputs = new TreeMap<>(Utf8Order.INSTANCE);
        String open = null;
        Reason root = null;
        for (Plan.Input input : step.plan().inputs()) {
            String node = input.node();
            if (!step.readers().containsKey(node)) {
                continue;
            }
            Forecast upstream = forecasts.get(input.from());
            StepPreview preview = previews.get(input.from());
            if (preview != null && preview.reused()) {
                inputs.put(node, preview.outputs().get(node));
                continue;
            }
            // What it will be is not known; as it was, the step's own reasons show, if it has some.
            inputs.put(
                    node,
                    earlier.isEmpty()
                            ? null
                            : earlier.get(0).components().inputs().get(node));
            if (open == null && upstream != null) {
                open = node;
                root = upstream.root() == null ? upstream.reasons().get(0) : upstream.root();
            }
        }
        Reason recompute = isAsked ? ReasonCode.ASKED.about(step.name()) : null;
        StepPreview preview = StepPreview.of(run, step, inputs, recompute);
        if (!preview.reused()) {
            return computed(step, earlier, preview.reasons(), null, null);
        }
        if (open != null) {
            return computed(step, earlier, List.of(), open, root);
        }
        previews.put(step.name(), preview);
        return new Forecast(step.name(), true, preview.reasons(), null, null, null, 0);
    }

    private static Forecast computed(
            CompiledStep step,
            List<Manifest> earlier,
            List<Reason> reasons,
            @Nullable String input,
            @Nullable Reason root) {
        List<Duration> times = earlier.stream()
                .map(manifest -> Duration.between(
                        manifest.produced().startedAt(), manifest.produced().endedAt()))
                .sorted()
                .toList();
        Duration median = times.isEmpty() ? null : times.get(times.size() / 2);
        return new Forecast(step.name(), false, reasons, input, root, median, times.size());
    }

    /** Returns the latest results of a step, newest first. */
    private List<Manifest> earlier(String step) throws IOException {
        List<Manifest> manifests = new ArrayList<>();
        for (String key : StepHistory.newest(run.store(), run.pipeline(), step, SAMPLES)) {
            Manifest manifest = RecordFiles.manifest(run.store(), key).orNull();
            if (manifest != null) {
                manifests.add(manifest);
            }
        }
        return manifests;
    }
}
