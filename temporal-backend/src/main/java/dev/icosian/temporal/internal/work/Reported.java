package dev.icosian.temporal.internal.work;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.step.DamagedValue;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.temporal.internal.wire.FailureDetails;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/** Failures as histories have them: type, message and place, of bearable length, without stack traces. */
final class Reported {
    /** The server keeps 4 kB of a failure of a pending activity. */
    private static final int LONGEST = 1_000;

    private static final StackTraceElement[] NO_FRAMES = {};

    private Reported() {}

    static ApplicationFailure of(StepFailure failure) {
        return of(failure.problem(), failure.isPermanent(), failure.damaged());
    }

    /** What is wrong with plans and params does not get better; what is wrong with the store may. */
    static ApplicationFailure of(PipelineException exception) {
        Problem first = exception.problems().get(0);
        int more = exception.problems().size() - 1;
        Problem all = more == 0
                ? first
                : new Problem(first.code(), first.message() + " (and " + more + " more)", first.place(), first.hint());
        return of(all, !first.code().equals("Store/Unavailable"), null);
    }

    /** The attempt ended because the worker did: another one makes it, and it counts for nothing. */
    static ApplicationFailure workerStopped() {
        return of(
                new Problem(WireNames.WORKER_STOPPED, "the worker was told to stop", null, "another worker goes on"),
                true,
                null);
    }

    static ApplicationFailure unexpected(@Nullable Throwable cause) {
        return of(
                new Problem("Temporal/Internal", "this should not happen: " + cause, null, "see the worker's log"),
                true,
                null);
    }

    private static ApplicationFailure of(Problem problem, boolean permanent, @Nullable DamagedValue damaged) {
        FailureDetails details = new FailureDetails(
                cut(problem.place()),
                cut(problem.hint()),
                damaged == null ? null : damaged.step(),
                damaged == null ? null : damaged.node(),
                damaged != null && damaged.missing());
        ApplicationFailure failure = ApplicationFailure.newBuilder()
                .setType(problem.code())
                .setMessage(String.valueOf(cut(problem.message())))
                .setNonRetryable(permanent)
                .setDetails(details)
                .build();
        failure.setStackTrace(NO_FRAMES);
        return failure;
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
