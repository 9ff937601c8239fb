package dev.icosian.compiler;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.ModelAccess;
import java.util.List;

/**
 * A pipeline, its dataflow, its plan, and the plan's steps ready to be executed. Immutable.
 *
 * @param steps in the plan's order
 * @param origins how the plan came about
 */
public record Compilation(
        Pipeline pipeline, ResolvedDataflow dataflow, Plan plan, List<CompiledStep> steps, Origins origins) {
    /** Copies the list. */
    public Compilation {
        steps = List.copyOf(steps);
    }

    /** Returns one step; throws {@link PipelineException} if there is none of this name. */
    public CompiledStep step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PipelineException(List.of(new Problem(
                        "Plan/UnknownStep",
                        "pipeline '" + plan.pipeline() + "' has no step '" + name + "'",
                        null,
                        "its steps are "
                                + String.join(
                                        ", ",
                                        steps.stream().map(CompiledStep::name).toList())))));
    }

    /** Returns what is published of a step, in the order of declaration. */
    public List<PublicationDeclaration> publications(CompiledStep step) {
        return ModelAccess.get().declaration(pipeline).publications().stream()
                .filter(publication -> step.outputs().containsKey(publication.node()))
                .toList();
    }
}
