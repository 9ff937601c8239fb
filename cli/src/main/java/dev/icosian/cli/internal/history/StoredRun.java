package dev.icosian.cli.internal.history;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Pin.Attempt;
import dev.icosian.runtime.internal.record.Reading;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.record.RunRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run as its records say. Immutable; reads manifests when asked for them.
 *
 * @param pins the latest one by step
 */
public record StoredRun(ArtifactStore store, RunRecord record, Map<String, Pin> pins) {
    /** Sorts and copies the map. */
    public StoredRun {
        Map<String, Pin> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(pins);
        pins = Collections.unmodifiableMap(sorted);
    }

    /** Reads the pins of a run. */
    public static StoredRun of(ArtifactStore store, RunRecord record) throws IOException {
        RunPins found = RunPins.list(store, record.pipeline(), record.runKey());
        Map<String, Pin> pins = new TreeMap<>(Utf8Order.INSTANCE);
        for (String step : found.steps()) {
            Pin pin = found.latest(step);
            if (pin != null) {
                pins.put(step, pin);
            }
        }
        return new StoredRun(store, record, pins);
    }

    /** Returns the manifest that a pin names; null if it is gone or damaged, or the pin names none. */
    public @Nullable Manifest manifest(Pin pin) throws IOException {
        Pin.ManifestRef ref = pin.manifest();
        String key = pin.key();
        if (ref == null || key == null) {
            return null;
        }
        String name = Layout.manifest(record.pipeline(), pin.step(), key, ref.generation());
        Reading<Manifest> reading = RecordFiles.manifest(store, name);
        return reading instanceof Reading.Found<Manifest> found
                        && found.sha256().equals(ref.sha256())
                ? found.value()
                : null;
    }

    /** Returns the step whose result has a node; null if none has. */
    public @Nullable Pin owner(String node) {
        for (Pin pin : pins.values()) {
            if (pin.outputs().containsKey(node)) {
                return pin;
            }
        }
        return null;
    }

    /** Returns how long its attempts took; what ran side by side counts once, and pauses do not count. */
    public Duration took() {
        List<Attempt> attempts = new ArrayList<>();
        pins.values().forEach(pin -> attempts.addAll(pin.attempts()));
        attempts.sort(Comparator.comparing(Attempt::startedAt));
        Duration total = Duration.ZERO;
        Instant until = Instant.MIN;
        for (Attempt attempt : attempts) {
            Instant from = attempt.startedAt().isAfter(until) ? attempt.startedAt() : until;
            if (attempt.endedAt().isAfter(from)) {
                total = total.plus(Duration.between(from, attempt.endedAt()));
                until = attempt.endedAt();
            }
        }
        return total;
    }
}
