package dev.icosian.airflow.internal.check;

import dev.icosian.airflow.internal.dag.Options;
import dev.icosian.airflow.internal.dag.Report;

/** A group of tasks: the DAG around decides what is a DAG's. */
final class WhoSchedules implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        if (asked.isDag()) {
            return;
        }
        if (asked.plan().schedule().isPresent()) {
            report.differs("the DAG around says when runs start, and not the schedule of the plan");
        }
        asked.plan().options().keySet().stream()
                .filter(key -> key.startsWith(Options.PREFIX))
                .filter(key -> Options.isOfDagOnly(key.substring(Options.PREFIX.length())))
                .forEach(key -> report.differs("option " + key + " does nothing: it is the DAG's"));
    }
}
