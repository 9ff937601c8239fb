package dev.icosian.runtime.internal.local;

import dev.icosian.Plan;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.step.AttemptCancelled;
import dev.icosian.runtime.internal.step.AttemptRequest;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tries a step as often as its policy says, with growing waits. For one use. */
final class StepAttempts {
    private final StepRunner runner;
    private final CompiledStep step;
    private final Listeners listeners;
    private final BooleanSupplier mayCommit;
    private final Duration grace;

    /**
     * Takes what to try.
     *
     * @param mayCommit false: the run was cancelled
     * @param grace how long a thread may go on after its interrupt
     */
    StepAttempts(StepRunner runner, CompiledStep step, Listeners listeners, BooleanSupplier mayCommit, Duration grace) {
        this.runner = runner;
        this.step = step;
        this.listeners = listeners;
        this.mayCommit = mayCommit;
        this.grace = grace;
    }

    /** Returns the result of the first attempt that has one, or throws the failure of the last. */
    StepResult run(@Nullable Reason recompute) throws StepFailure, AttemptCancelled {
        Plan.Policy policy = step.plan().policy();
        Duration wait = policy.backoff();
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(attempt, recompute);
            } catch (StepFailure failure) {
                if (failure.isPermanent() || attempt >= policy.attempts()) {
                    throw failure;
                }
            }
            TimedAttempt.sleep(wait, step.name());
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(policy.backoffMax()) > 0 ? policy.backoffMax() : doubled;
        }
    }

    private StepResult attempt(int number, @Nullable Reason recompute) throws StepFailure, AttemptCancelled {
        AttemptRequest request = new AttemptRequest(number, recompute, mayCommit, reasons -> {
            StepThread.keepCurrentToItself();
            listeners.stepStarted(runner.run().runId(), step.name(), number);
            listeners.stepComputes(runner.run().runId(), step.name(), number, reasons);
        });
        return TimedAttempt.make(runner, step, request, grace);
    }
}
