package dev.icosian.testing;

import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pipeline with its plan or its problems, made once. */
final class PlannedPipeline implements PipelineAssert {
    private final Pipeline pipeline;
    private @Nullable Plan plan;
    private @Nullable PipelineException problems;

    PlannedPipeline(Pipeline pipeline) {
        this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    }

    @Override
    public PipelineAssert compiles() {
        plan();
        return this;
    }

    @Override
    public PipelineAssert hasOnlyProblem(String code, String... textParts) {
        tryToPlan();
        PipelineException found = problems;
        if (found == null) {
            throw new AssertionError("pipeline '" + pipeline.name() + "' compiles, instead of having the problem ["
                    + code + "]\n" + StepTexts.of(plan()));
        }
        List<Problem> all = found.problems();
        if (all.size() != 1 || !all.get(0).code().equals(code)) {
            throw new AssertionError("pipeline '" + pipeline.name() + "' was expected to have only the problem [" + code
                    + "], but has " + found.getMessage());
        }
        String text = all.get(0).toString();
        for (String part : textParts) {
            if (!text.contains(part)) {
                throw new AssertionError("pipeline '" + pipeline.name() + "' has the expected problem, without '" + part
                        + "' in its text: " + text);
            }
        }
        return this;
    }

    @Override
    public StepAssert step(String name) {
        Plan found = plan();
        for (Plan.StepPlan step : found.steps()) {
            if (step.name().equals(name)) {
                return new PlannedStep(this, found, step);
            }
        }
        throw new AssertionError(
                "pipeline '" + pipeline.name() + "' has no step '" + name + "'\n" + StepTexts.of(found));
    }

    @Override
    public PipelineAssert sameDigests(Grouping... groupings) {
        plan();
        new DigestComparison(pipeline, List.of(groupings)).check((runner, grouped) -> runner.run(grouped, Map.of()));
        return this;
    }

    @Override
    public PipelineAssert sameDigests(Record params, Grouping... groupings) {
        plan();
        new DigestComparison(pipeline, List.of(groupings)).check((runner, grouped) -> runner.run(grouped, params));
        return this;
    }

    private Plan plan() {
        tryToPlan();
        if (plan != null) {
            return plan;
        }
        throw new AssertionError("pipeline '" + pipeline.name() + "' does not compile: "
                + Objects.requireNonNull(problems).getMessage());
    }

    private void tryToPlan() {
        if (plan != null || problems != null) {
            return;
        }
        try {
            plan = pipeline.plan();
        } catch (PipelineException e) {
            problems = e;
        }
    }
}
