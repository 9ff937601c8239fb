package dev.icosian.cli.internal.progress;

import dev.icosian.StepOutcome;
import dev.icosian.cli.internal.text.Amounts;
import java.time.Duration;
import java.util.List;

/** The last line of a run. */
public final class Summary {
    private Summary() {}

    /** Returns {@code done: 3 steps, 1 reused, 2 computed, 0 failed, 21.6 s}. */
    public static String line(List<StepOutcome> outcomes, boolean succeeded, Duration time) {
        return text(outcomes, succeeded ? "done: " : "failed: ", time);
    }

    /** Returns {@code stopped: 1 step, …}, with the steps that had ended. */
    static String stopped(List<StepOutcome> outcomes, Duration time) {
        List<StepOutcome> ended = outcomes.stream()
                .filter(outcome -> outcome.state() != StepOutcome.State.SKIPPED && !StepLines.isCancelled(outcome))
                .toList();
        return text(ended, "stopped: ", time);
    }

    private static String text(List<StepOutcome> outcomes, String end, Duration time) {
        long reused = outcomes.stream().filter(StepOutcome::reused).count();
        long computed = outcomes.stream()
                .filter(outcome -> outcome.state() == StepOutcome.State.COMMITTED && !outcome.reused())
                .count();
        long failed = count(outcomes, StepOutcome.State.FAILED);
        long skipped = count(outcomes, StepOutcome.State.SKIPPED);
        long warnings = outcomes.stream()
                .flatMap(outcome -> outcome.checks().stream())
                .filter(StepLines::isWarning)
                .count();
        return end + Amounts.count(outcomes.size(), "step") + ", " + reused
                + " reused, " + computed + " computed, " + failed + " failed, "
                + (skipped == 0 ? "" : skipped + " skipped, ")
                + (warnings == 0 ? "" : Amounts.count(warnings, "warning") + ", ") + Amounts.duration(time);
    }

    private static long count(List<StepOutcome> outcomes, StepOutcome.State state) {
        return outcomes.stream().filter(outcome -> outcome.state() == state).count();
    }
}
