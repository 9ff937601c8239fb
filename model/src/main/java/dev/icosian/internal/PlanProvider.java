package dev.icosian.internal;

import dev.icosian.Pipeline;
import dev.icosian.Plan;

/** Makes plans; the compiler's implementation is found by ServiceLoader, so that the model does not know it. */
public interface PlanProvider {
    /** Returns the plan of a pipeline, or throws {@link dev.icosian.PipelineException} with all problems. */
    Plan plan(Pipeline pipeline);

    /** Returns the plan that this JSON describes, or throws {@link dev.icosian.PipelineException}. */
    Plan parse(String json);
}
