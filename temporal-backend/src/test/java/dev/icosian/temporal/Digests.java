package dev.icosian.temporal;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.StepOutcome;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import expected.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is compared: the digests of all artifacts of a run, by node. */
public final class Digests {
    private Digests() {}

    /** Returns those of a run that has ended. */
    public static Map<String, String> of(Run run) {
        Map<String, String> digests = new TreeMap<>();
        for (StepOutcome outcome : run.steps()) {
            digests.putAll(outcome.digests());
        }
        return digests;
    }

    /** Returns those of a run in this process, on a store of its own. */
    public static Map<String, String> local(Pipeline pipeline, Map<String, Object> params) {
        try (ArtifactStore store = ArtifactStore.at("memory:digests")) {
            return of(Runner.local(store).run(pipeline, params));
        }
    }

    /** Returns those that the pins of a run have. */
    public static Map<String, String> stored(Path store, String pipeline, String runKey) throws IOException {
        try (ArtifactStore open = ArtifactStore.at(store.toUri().toString())) {
            return StoredRun.ofKey(open, pipeline, runKey).digests();
        }
    }
}
