package dev.icosian.runtime.internal.step;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.value.Problems;

/** What exceptions of a step's parts mean for the attempt. */
final class StepFailures {
    private StepFailures() {}

    /** Returns a retryable failure, unless the thread was interrupted. */
    static StepFailure failedOrCancelled(Throwable cause, Problem problem) throws AttemptCancelled {
        if (cause instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled(problem.message(), cause);
        }
        return StepFailure.retryable(problem, cause);
    }

    /** A finding that a check or a function reports as such holds for every attempt, and so does a wrong null. */
    static StepFailure ofNode(NodeFailure failure) {
        if (failure.getCause() instanceof PipelineException found) {
            return StepFailure.permanent(Problems.asOne(found), failure);
        }
        return failure.isPermanent()
                ? StepFailure.permanent(failure.problem(), failure)
                : StepFailure.retryable(failure.problem(), failure);
    }
}
