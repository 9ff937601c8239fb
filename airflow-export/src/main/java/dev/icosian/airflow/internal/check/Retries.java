package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Report;

/** Further attempts. */
final class Retries implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        for (Plan.StepPlan step : asked.plan().steps()) {
            if (step.policy().attempts() > 1) {
                report.differs(
                        step,
                        "Airflow also tries again what cannot get better (exit codes 64 to 78), and varies the waits");
            }
        }
        report.differs("a jar of another shape than the file ends a task with exit code 75, which uses up an attempt");
    }
}
