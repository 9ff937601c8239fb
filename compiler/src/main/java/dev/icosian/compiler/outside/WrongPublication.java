package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.internal.Names;
import java.util.List;
import java.util.regex.Pattern;

/** A publication to follow that cannot be one. */
final class WrongPublication implements OutsideRule {
    static final String CODE = "Schedule/WrongPublication";

    private static final Pattern NODE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Schedule schedule = outside.declaration().schedule();
        String after = schedule == null ? null : schedule.after();
        if (after == null) {
            return;
        }
        int dot = after.indexOf('.');
        String pipeline = dot < 0 ? after : after.substring(0, dot);
        if (dot < 0
                || !Names.isStepName(pipeline)
                || !NODE.matcher(after.substring(dot + 1)).matches()) {
            problems.add(new Problem(
                    CODE,
                    "the schedule follows '" + after + "', which is no publication",
                    null,
                    "write pipeline and node: Schedule.after(\"orders.dailyRevenue\")"));
        } else if (pipeline.equals(outside.declaration().name())) {
            problems.add(new Problem(
                    CODE,
                    "the schedule follows '" + after + "', which this pipeline publishes itself: it would never end",
                    null,
                    "follow a publication of another pipeline, or schedule by time with cron"));
        }
    }
}
