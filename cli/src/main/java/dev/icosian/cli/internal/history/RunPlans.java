package dev.icosian.cli.internal.history;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.local.RunConfig;
import dev.icosian.runtime.internal.record.RunRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The present plans of stored runs: of this program's pipelines, with the config of the run. For one thread. */
public final class RunPlans {
    private final Pipelines pipelines;
    private final Map<String, Optional<Compilation>> known = new HashMap<>();

    /** Takes the pipelines of this program. */
    public RunPlans(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** Returns the plan of a run as this program makes it now; null if it has no such pipeline, or cannot plan it. */
    public @Nullable Compilation of(RunRecord run) {
        return known.computeIfAbsent(run.pipeline() + " " + CanonicalJson.valueText(run.config()), key -> plan(run))
                .orElse(null);
    }

    private Optional<Compilation> plan(RunRecord run) {
        for (Pipeline pipeline : pipelines.whole()) {
            if (pipeline.name().equals(run.pipeline())) {
                try {
                    return Optional.of(Compiler.compile(RunConfig.configured(pipeline, run)));
                } catch (PipelineException e) {
                    // Its problems are those of plan; the records of a run can be read all the same.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
