package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.internal.NearNames;
import java.time.ZoneId;
import java.util.List;

/** A time zone that the JDK does not know. */
final class UnknownZone implements OutsideRule {
    static final String CODE = "Schedule/UnknownZone";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Schedule schedule = outside.declaration().schedule();
        if (schedule == null || ZoneId.getAvailableZoneIds().contains(schedule.zone())) {
            return;
        }
        problems.add(new Problem(
                CODE,
                "there is no time zone '" + schedule.zone() + "' for the schedule",
                null,
                NearNames.questionOr(
                        schedule.zone(),
                        ZoneId.getAvailableZoneIds(),
                        "name one by its region: 'Europe/Berlin', 'UTC'")));
    }
}
