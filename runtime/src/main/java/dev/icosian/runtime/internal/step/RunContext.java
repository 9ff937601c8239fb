package dev.icosian.runtime.internal.step;

import dev.icosian.ArtifactStore;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.params.FilePins;
import dev.icosian.runtime.internal.params.ParamSet;
import java.time.Clock;
import java.util.Map;

/**
 * One run, as every attempt of every step sees it. Immutable.
 *
 * @param target name of the target, for records
 * @param supplied resources and secrets by name
 * @param evaluator evaluates nodes, with the run's interceptors and listeners
 * @param clock for records; in no key
 */
public record RunContext(
        ArtifactStore store,
        Compilation compilation,
        String runId,
        String runKey,
        ParamSet params,
        FilePins files,
        String target,
        Map<String, Object> supplied,
        Evaluator evaluator,
        Clock clock) {
    /** Copies the map. */
    public RunContext {
        supplied = Map.copyOf(supplied);
    }

    /** Returns the pipeline's name. */
    public String pipeline() {
        return compilation.plan().pipeline();
    }
}
