package dev.icosian.airflow.internal.check;

import dev.icosian.Schedule;
import dev.icosian.airflow.internal.dag.Report;

/** Runs that follow the publication of another pipeline. */
final class AssetSchedule implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        Schedule schedule = asked.plan().schedule().orElse(null);
        if (schedule == null || schedule.after() == null || !asked.isDag()) {
            return;
        }
        if (asked.assets().before(asked.plan()) == null) {
            report.cannot(
                    "Airflow/UnknownPublication",
                    asked.pipeline() + " follows '" + schedule.after()
                            + "', which no pipeline of this program publishes",
                    "say the URI that its DAG has for it: .option(\"airflow.after_uri\", \"s3://lake/orders/\")");
        }
        report.differs("publications that come while a run is waited for start one run together");
        if (schedule.catchUp() || schedule.from() != null) {
            report.differs("first day and catch-up do nothing: Airflow has them for times only");
        }
    }
}
