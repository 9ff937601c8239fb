package dev.icosian.airflow.internal.check;

import dev.icosian.airflow.internal.dag.Report;

/** What becomes of a run in which a step has failed. */
final class AfterFailures implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        if (!asked.plan().keepGoing() && asked.plan().steps().size() > 1) {
            report.differs("after a failure, steps that do not need the failed one still start");
        }
    }
}
