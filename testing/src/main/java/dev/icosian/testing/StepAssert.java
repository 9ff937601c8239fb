package dev.icosian.testing;

/** Assertions on a step of a plan; a failed one throws {@link AssertionError} with all steps. For one thread. */
public interface StepAssert {
    /** Asserts that these are all values that the step reads, params and config keys left out; order means nothing. */
    StepAssert reads(String... nodes);

    /** Asserts that these are all values that leave the step; order means nothing. */
    StepAssert writes(String... nodes);

    /** Asserts that the step has these nodes, among others. */
    StepAssert contains(String... nodes);

    /** Asserts that the step has none of these nodes. */
    StepAssert containsNot(String... nodes);

    /** Goes back to the pipeline. */
    PipelineAssert and();
}
