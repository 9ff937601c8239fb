package dev.icosian.runtime.internal.local;

import dev.icosian.runtime.Run;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import org.jspecify.annotations.Nullable;

/** A run that has ended, with what its report needs. Thread safe. */
public interface FinishedRun extends Run {
    /** Returns what the run was, as every attempt of every step saw it. */
    RunContext context();

    /** Returns why a step failed, as far as this process knows more than the outcome; null: it does not. */
    @Nullable
    StepFailure failure(String step);

    /** Returns the result of a step; null if it has none. */
    @Nullable
    StepResult result(String step);
}
