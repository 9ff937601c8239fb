package dev.icosian.runtime.internal.step;

import dev.icosian.Materializer;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.PinLookup;
import dev.icosian.runtime.internal.record.Reading;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.DamagedBytes;
import dev.icosian.runtime.internal.value.ValueStore;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a step reads from other steps of its run, as their pins say. Not thread safe. */
final class StepInputs {
    private final RunContext run;
    private final Map<String, Source> sources;
    private final PinLookup lookup;
    private final Map<String, Manifest> manifests = new HashMap<>();

    private StepInputs(RunContext run, Map<String, Source> sources, PinLookup lookup) {
        this.run = run;
        this.sources = sources;
        this.lookup = lookup;
    }

    private record Source(String step, Pin pin) {}

    /** Finds the pins of the steps that the step reads from. */
    static StepInputs of(RunContext run, CompiledStep step, RunPins pins, PinLookup lookup)
            throws IOException, StepFailure {
        Map<String, Source> sources = new TreeMap<>(Utf8Order.INSTANCE);
        Map<String, Pin> known = new HashMap<>();
        for (Plan.Input input : step.plan().inputs()) {
            if (!step.readers().containsKey(input.node())) {
                continue;
            }
            String from = input.from();
            Pin pin = known.get(from);
            if (pin == null) {
                pin = committed(run, step, from, pins.latest(from));
                known.put(from, pin);
            }
            if (!pin.outputs().containsKey(input.node())) {
                throw missing(run, step, from, "has stored no '" + input.node() + "'");
            }
            sources.put(input.node(), new Source(from, pin));
        }
        return new StepInputs(run, sources, lookup);
    }

    private static Pin committed(RunContext run, CompiledStep step, String from, @Nullable Pin pin) throws StepFailure {
        if (pin == null) {
            throw missing(run, step, from, "has no result yet");
        }
        if (pin.state() != State.COMMITTED) {
            String how = pin.state() == State.FAILED ? "failed" : "was skipped";
            throw StepFailure.permanent(
                    new Problem(
                            "Run/UpstreamFailed",
                            "step '" + step.name() + "' needs step '" + from + "', which " + how + " in run '"
                                    + run.runId() + "'",
                            null,
                            "resume the run once the cause is gone: run --resume " + run.runId()),
                    null);
        }
        return pin;
    }

    private static StepFailure missing(RunContext run, CompiledStep step, String from, String what) {
        return StepFailure.permanent(
                new Problem(
                        "Run/UpstreamMissing",
                        "step '" + step.name() + "' needs step '" + from + "', which " + what + " in run '"
                                + run.runId() + "'",
                        null,
                        "run it first: step " + from + " --run " + run.runId()),
                null);
    }

    /** Returns the digests by node; null for a null value. */
    Map<String, @Nullable String> digests() {
        Map<String, @Nullable String> digests = new TreeMap<>(Utf8Order.INSTANCE);
        sources.forEach(
                (node, source) -> digests.put(node, source.pin().outputs().get(node)));
        return Collections.unmodifiableMap(digests);
    }

    /** Reads one value. */
    @Nullable
    Object read(String node, Materializer<?> reader, AttemptFolder folder) throws Exception {
        Source source = sources.get(node);
        if (source == null) {
            throw new IllegalArgumentException("'" + node + "' is no input");
        }
        if (source.pin().outputs().get(node) == null) {
            return null;
        }
        StoredOutput output = output(node, source);
        MaterializerUse use = MaterializerUse.of(reader);
        if (!output.materializer().equals(use)) {
            throw StepFailure.permanent(
                    new Problem(
                            "Run/UpstreamDiffers",
                            "step '" + source.step() + "' stored '" + node + "' as " + output.materializer()
                                    + ", and this plan reads it as " + use,
                            null,
                            "run step '" + source.step() + "' with this plan first"),
                    null);
        }
        try {
            return new ValueStore(run.store()).read(output, reader, folder);
        } catch (DamagedBytes e) {
            throw damaged(node, source, e.isMissing(), String.valueOf(e.getMessage()));
        }
    }

    private StoredOutput output(String node, Source source) throws IOException, StepFailure {
        Manifest manifest = manifests.get(source.step());
        if (manifest == null) {
            Manifest known = lookup.manifest(source.pin());
            manifest = known == null ? manifest(node, source) : known;
            manifests.put(source.step(), manifest);
        }
        StoredOutput output = manifest.output(node);
        if (output == null) {
            throw damaged(node, source, true, "its manifest does not have it");
        }
        return output;
    }

    private Manifest manifest(String node, Source source) throws IOException, StepFailure {
        Pin.ManifestRef ref = source.pin().manifest();
        String key = source.pin().key();
        if (ref == null || key == null) {
            throw new IllegalStateException("a committed pin without a manifest");
        }
        String name = Layout.manifest(run.pipeline(), source.step(), key, ref.generation());
        Reading<Manifest> reading = RecordFiles.manifest(run.store(), name);
        if (reading instanceof Reading.Found<Manifest> found && found.sha256().equals(ref.sha256())) {
            return found.value();
        }
        if (reading instanceof Reading.Absent<Manifest>) {
            throw damaged(node, source, true, "its manifest '" + name + "' is not in the store");
        }
        String why = reading instanceof Reading.Damaged<Manifest> damaged
                ? damaged.why()
                : "it is not the file that the run used";
        throw damaged(node, source, false, "its manifest '" + name + "' is damaged: " + why);
    }

    private StepFailure damaged(String node, Source source, boolean missing, String why) {
        return StepFailure.damaged(
                DamagedProblems.of(run, source.step(), node, why), new DamagedValue(source.step(), node, missing));
    }
}
