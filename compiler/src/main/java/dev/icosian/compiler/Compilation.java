package dev.icosian.compiler;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.Lazy;
import dev.icosian.internal.ModelAccess;
import java.util.List;

/**
 * A pipeline, its dataflow, its plan, and the plan's steps ready to be executed. Immutable but for the steps, which are
 * made when first asked for; thread safe.
 */
public final class Compilation {
    private final Pipeline pipeline;
    private final ResolvedDataflow dataflow;
    private final Plan plan;
    private final Lazy<List<CompiledStep>> steps;
    private final Origins origins;

    /** Takes steps whose making must find nothing wrong. */
    Compilation(
            Pipeline pipeline, ResolvedDataflow dataflow, Plan plan, Lazy<List<CompiledStep>> steps, Origins origins) {
        this.pipeline = pipeline;
        this.dataflow = dataflow;
        this.plan = plan;
        this.steps = steps;
        this.origins = origins;
    }

    /** Returns what was compiled. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Returns the resolved nodes. */
    public ResolvedDataflow dataflow() {
        return dataflow;
    }

    /** Returns the plan. */
    public Plan plan() {
        return plan;
    }

    /** Returns the steps in the plan's order. */
    public List<CompiledStep> steps() {
        return steps.get();
    }

    /** Returns how the plan came about. */
    public Origins origins() {
        return origins;
    }

    /** Returns one step; throws {@link PipelineException} if there is none of this name. */
    public CompiledStep step(String name) {
        return steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PipelineException(List.of(new Problem(
                        "Plan/UnknownStep",
                        "pipeline '" + plan.pipeline() + "' has no step '" + name + "'",
                        null,
                        "its steps are "
                                + String.join(
                                        ", ",
                                        steps().stream().map(CompiledStep::name).toList())))));
    }

    /** Returns what is published of a step, in the order of declaration. */
    public List<PublicationDeclaration> publications(CompiledStep step) {
        return ModelAccess.get().declaration(pipeline).publications().stream()
                .filter(publication -> step.outputs().containsKey(publication.node()))
                .toList();
    }
}
