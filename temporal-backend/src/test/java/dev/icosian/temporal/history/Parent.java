package dev.icosian.temporal.history;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A workflow of a program's own, which has a pipeline as a child. */
@WorkflowInterface
public interface Parent {
    /** Runs the pipeline {@code diamond} of this digest; returns the id of the run. */
    @WorkflowMethod
    String report(String digest);
}
