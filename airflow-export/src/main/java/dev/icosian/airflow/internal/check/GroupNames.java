package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Options;
import dev.icosian.airflow.internal.dag.Report;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups that have the name of a step: Airflow has one space of names for both. */
final class GroupNames implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        Set<String> steps =
                asked.plan().steps().stream().map(Plan.StepPlan::name).collect(Collectors.toSet());
        Set<String> groups = new TreeSet<>();
        for (Plan.StepPlan step : asked.plan().steps()) {
            String group = Options.of(step).text(Options.GROUP);
            if (group != null && steps.contains(group) && groups.add(group)) {
                report.cannot(
                        "Airflow/SameName",
                        asked.pipeline() + " has a step and a group of the name '" + group
                                + "', and Airflow takes a name once",
                        "call the group otherwise");
            }
        }
    }
}
