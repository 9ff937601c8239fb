package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.Schedule;
import java.util.List;

/** A schedule that allows no run. */
final class WrongLimit implements OutsideRule {
    static final String CODE = "Schedule/WrongLimit";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Schedule schedule = outside.declaration().schedule();
        if (schedule != null && schedule.maxActiveRuns() < 1) {
            problems.add(new Problem(
                    CODE,
                    "the schedule allows " + schedule.maxActiveRuns() + " runs at the same time",
                    null,
                    "allow at least one: maxActiveRuns(1)"));
        }
    }
}
