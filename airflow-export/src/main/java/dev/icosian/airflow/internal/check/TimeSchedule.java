package dev.icosian.airflow.internal.check;

import dev.icosian.Schedule;
import dev.icosian.airflow.internal.dag.Report;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs at times. */
final class TimeSchedule implements Capability {
    /** Names of the time zone database: Java also knows offsets and names of its own. */
    private static final Pattern ZONE = Pattern.compile("(?!SystemV/)[A-Z][A-Za-z_]*(/[A-Za-z0-9_+-]+)+");

    private static final Set<String> ALONE = Set.of("UTC", "GMT");

    @Override
    public void check(Asked asked, Report report) {
        Schedule schedule = asked.plan().schedule().orElse(null);
        if (schedule == null || schedule.cron() == null || !asked.isDag()) {
            return;
        }
        if (!ZONE.matcher(schedule.zone()).matches() && !ALONE.contains(schedule.zone())) {
            report.cannot(
                    "Airflow/UnknownZone",
                    asked.pipeline() + " is scheduled in the zone '" + schedule.zone()
                            + "', which Airflow does not know",
                    "name a region: .zone(\"Europe/Berlin\"), or UTC");
        }
        if (schedule.from() != null) {
            return;
        }
        if (schedule.catchUp()) {
            report.cannot(
                    "Airflow/CatchUpWithoutFrom",
                    asked.pipeline() + " catches up on missed runs, and does not say since when",
                    "name the first day: .from(LocalDate.of(2026, 1, 1))");
            return;
        }
        report.differs("when the DAG is switched on, Airflow starts the run of the last time that has passed; a first"
                + " day, .from(…), in the future prevents it");
    }
}
