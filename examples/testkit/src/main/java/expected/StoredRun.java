package expected;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.record.Components;
import dev.icosian.runtime.internal.record.Generations;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunPins;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the committed steps of a run have left in a store. Equal if keys and digests are.
 *
 * @param steps by name
 */
public record StoredRun(Map<String, StoredStep> steps) {
    /** Sorts and copies the map. */
    public StoredRun {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    }

    /**
     * A step.
     *
     * @param key what its result is found by
     * @param digests of its artifacts by node; null for a null value
     * @param components what went into the key
     */
    public record StoredStep(String key, Map<String, @Nullable String> digests, Components components) {
        /** Sorts and copies the map. */
        public StoredStep {
            digests = Collections.unmodifiableMap(new TreeMap<>(digests));
        }
    }

    /** Reads a run, which need not have ended. */
    public static StoredRun read(ArtifactStore store, String pipeline, String runId) throws IOException {
        return ofKey(store, pipeline, RunKey.of(runId));
    }

    /** Reads the run of a pipeline that has no other in this store. */
    public static StoredRun onlyOne(ArtifactStore store, String pipeline) throws IOException {
        String place = "runs/" + pipeline + "/";
        List<String> keys;
        try (Stream<ArtifactStore.Entry> entries = store.list(place)) {
            keys = entries.map(entry -> entry.key().substring(place.length()).split("/", 2)[0])
                    .distinct()
                    .toList();
        }
        if (keys.size() != 1) {
            throw new AssertionError("not one run of " + pipeline + ": " + keys);
        }
        return ofKey(store, pipeline, keys.get(0));
    }

    /** As {@link #read}, by the run's key. */
    public static StoredRun ofKey(ArtifactStore store, String pipeline, String runKey) throws IOException {
        Map<String, StoredStep> steps = new TreeMap<>();
        RunPins pins = RunPins.list(store, pipeline, runKey);
        for (String step : pins.steps()) {
            Pin pin = pins.latest(step);
            if (pin != null && pin.manifest() != null && pin.key() != null) {
                steps.put(step, read(store, pipeline, pin, pin.key(), pin.manifest()));
            }
        }
        return new StoredRun(steps);
    }

    private static StoredStep read(ArtifactStore store, String pipeline, Pin pin, String key, Pin.ManifestRef ref)
            throws IOException {
        Generations.Numbered found = Generations.pinned(store, pipeline, pin.step(), key, ref);
        if (found == null) {
            throw new AssertionError("the manifest of step " + pin.step() + " is not as its pin says: " + ref);
        }
        return new StoredStep(key, pin.outputs(), found.manifest().components());
    }

    /** Returns the digests of all artifacts by node. */
    public Map<String, @Nullable String> digests() {
        Map<String, @Nullable String> digests = new TreeMap<>();
        steps.values().forEach(step -> digests.putAll(step.digests()));
        return digests;
    }
}
