package dev.icosian.temporal.internal.command;

import dev.icosian.Problem;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
import java.io.PrintStream;

/** One line for each step that starts and ends on a worker. Thread safe. */
final class WorkerLines implements RunListener {
    private final PrintStream err;

    WorkerLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public void stepStarted(String runId, String step, int attempt) {
        err.println(runId + " " + step + ": started" + (attempt == 1 ? "" : ", attempt " + attempt));
    }

    @Override
    public void stepFinished(String runId, StepOutcome outcome) {
        Problem failure = outcome.failure();
        String reason =
                outcome.reasons().isEmpty() ? "" : ", " + outcome.reasons().get(0);
        String end = failure != null ? "failed, " + failure.code() + " " + failure.message() : word(outcome) + reason;
        err.println(runId + " " + outcome.step() + ": " + end + ", "
                + outcome.time().toMillis() + " ms");
    }

    private static String word(StepOutcome outcome) {
        if (outcome.state() == StepOutcome.State.SKIPPED) {
            return "skipped";
        }
        return outcome.reused() ? "reused" : "computed";
    }
}
