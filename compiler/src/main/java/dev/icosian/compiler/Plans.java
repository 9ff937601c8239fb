package dev.icosian.compiler;

import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.plan.PlanReader;
import dev.icosian.internal.PlanProvider;

/** What {@code Pipeline.plan()} and {@code Plan.parse} find. Thread safe. */
public final class Plans implements PlanProvider {
    /** For ServiceLoader. */
    public Plans() {}

    @Override
    public Plan plan(Pipeline pipeline) {
        return Compiler.compile(pipeline).plan();
    }

    @Override
    public Plan parse(String json) {
        return PlanReader.read(json);
    }
}
