package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.compiler.rule.NearNames;
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
        List<String> near = NearNames.ofRequest(schedule.zone(), ZoneId.getAvailableZoneIds());
        problems.add(new Problem(
                CODE,
                "there is no time zone '" + schedule.zone() + "' for the schedule",
                null,
                near.isEmpty()
                        ? "name one by its region: 'Europe/Berlin', 'UTC'"
                        : "did you mean '" + near.get(0) + "'?"));
    }
}
