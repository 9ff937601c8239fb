package dev.icosian.equivalence.chaos;

import chaos.Works;
import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.runtime.Runner;
import expected.StoredRun;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an undisturbed run in memory comes to. Immutable.
 *
 * @param run with its digests and keys
 * @param after the steps that a step reads from
 * @param steps by function
 */
record Expected(StoredRun run, Map<String, Set<String>> after, Map<String, String> steps) {
    private static final Map<Integer, Expected> MADE = new ConcurrentHashMap<>();

    /** Returns that of {@link Works} with so much ore. */
    static Expected with(int mebibytes) {
        return MADE.computeIfAbsent(mebibytes, Expected::of);
    }

    private static Expected of(int mebibytes) {
        Pipeline pipeline = Works.pipeline("works");
        Map<String, Set<String>> after = new TreeMap<>();
        Map<String, String> steps = new TreeMap<>();
        for (Plan.StepPlan step : pipeline.plan().steps()) {
            after.put(step.name(), Set.copyOf(step.after()));
            step.nodes().forEach(node -> steps.put(node.name(), step.name()));
        }
        try (ArtifactStore store = ArtifactStore.at("memory:undisturbed-" + mebibytes)) {
            String run = Runner.local(store)
                    .run(pipeline, Map.of("mebibytes", mebibytes))
                    .id();
            return new Expected(StoredRun.read(store, pipeline.name(), run), after, steps);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the names of all steps. */
    Set<String> all() {
        return after.keySet();
    }

    /** Returns the key of a step's result. */
    String key(String step) {
        return Objects.requireNonNull(run.steps().get(step), step).key();
    }

    /** Returns the step of a function. */
    String stepOf(String function) {
        return Objects.requireNonNull(steps.get(function), function);
    }
}
