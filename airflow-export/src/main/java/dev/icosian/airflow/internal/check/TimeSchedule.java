package dev.icosian.airflow.internal.check;

import dev.icosian.Schedule;
import dev.icosian.airflow.internal.dag.Report;
import java.time.ZoneId;

/** Runs at times. */
final class TimeSchedule implements Capability {
    /** Names that only Java has beside those of the time zone database. */
    private static final String OF_JAVA = "SystemV/";

    @Override
    public void check(Asked asked, Report report) {
        Schedule schedule = asked.plan().schedule().orElse(null);
        if (schedule == null || schedule.cron() == null || !asked.isDag()) {
            return;
        }
        boolean isZone = ZoneId.getAvailableZoneIds().contains(schedule.zone());
        if (!isZone || schedule.zone().startsWith(OF_JAVA)) {
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
