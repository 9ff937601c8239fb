package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Report;

/** Signs of life. */
final class Heartbeats implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        for (Plan.StepPlan step : asked.plan().steps()) {
            if (step.policy().heartbeat() != null) {
                report.differs(step, "the heartbeat is that of Airflow's worker, the same for all tasks");
            }
        }
    }
}
