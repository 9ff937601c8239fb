package dev.icosian.testing;

import dev.icosian.Grouping;

/**
 * Assertions on a pipeline; a failed one throws {@link AssertionError} with the pipeline's problems or steps. For one
 * thread.
 */
public interface PipelineAssert {
    /** Asserts that there is a plan. */
    PipelineAssert compiles();

    /** Asserts that there is exactly one problem, with this code and these parts in its text. */
    PipelineAssert hasOnlyProblem(String code, String... textParts);

    /** Asserts that the plan has a step, and starts assertions on it. */
    StepAssert step(String name);

    /**
     * Asserts that a run gives equal artifacts under all groupings and under the pipeline's own, on stores in memory:
     * requested values, and whatever crosses steps under two of them. Nothing is published. All params have defaults.
     *
     * @throws IllegalArgumentException if there is no second grouping to compare with
     */
    PipelineAssert sameDigests(Grouping... groupings);

    /**
     * As {@link #sameDigests(Grouping...)}, for a run with these params.
     *
     * @param params one component per param
     */
    PipelineAssert sameDigests(Record params, Grouping... groupings);
}
