package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.Schedule;
import java.util.List;

/** A cron expression that is none. */
final class WrongCron implements OutsideRule {
    static final String CODE = "Schedule/WrongCron";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Schedule schedule = outside.declaration().schedule();
        if (schedule == null || schedule.cron() == null) {
            return;
        }
        String wrong = CronExpression.problem(schedule.cron());
        if (wrong != null) {
            problems.add(new Problem(
                    CODE,
                    "the schedule '" + schedule.cron() + "' " + wrong,
                    null,
                    "write minute, hour, day, month and weekday: '0 6 * * MON-FRI' is at 06:00 from Monday to Friday"));
        }
    }
}
