package dev.icosian.runtime.internal.driver;

import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.EvaluationRun;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request that runs; cancelling it cancels the run. Thread safe. */
final class SubmittedRequest extends CompletableFuture<Results> {
    private final EvaluationRun run;

    SubmittedRequest(EvaluationRun run, Function<Evaluation, Results> results) {
        this.run = run;
        run.whenFinished((evaluation, failure) -> finish(evaluation, failure, results));
    }

    private void finish(
            @Nullable Evaluation evaluation, @Nullable Throwable failure, Function<Evaluation, Results> results) {
        if (evaluation != null) {
            completeAsync(() -> results.apply(evaluation), Runnable::run);
        } else if (failure instanceof RuntimeException known) {
            completeExceptionally(DriverCore.reported(known));
        } else if (failure != null) {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!super.cancel(mayInterruptIfRunning)) {
            return false;
        }
        run.cancel(mayInterruptIfRunning);
        return true;
    }
}
