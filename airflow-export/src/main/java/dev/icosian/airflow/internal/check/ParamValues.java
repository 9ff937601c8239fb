package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.airflow.internal.dag.ParamSchema;
import dev.icosian.airflow.internal.dag.Report;
import java.util.Map;

/** Params that nobody gives, and those of which Airflow knows no schema. */
final class ParamValues implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        boolean isScheduled = asked.isDag() && asked.plan().schedule().isPresent();
        Map<String, Integer> dates =
                asked.plan().schedule().map(Schedule::dates).orElse(Map.of());
        for (Plan.Param param : asked.plan().params()) {
            boolean isGiven = asked.settings().given(asked.plan().pipeline(), param.name()) != null;
            if (isScheduled && param.required() && !isGiven && !dates.containsKey(param.name())) {
                report.cannot(
                        "Airflow/ParamNeedsValue",
                        asked.pipeline() + " is scheduled, and nobody gives its param '" + param.name() + "' a value",
                        "give it a default, or a value for this file: --param " + param.name() + "=…");
            }
            boolean hasChoices = !asked.settings()
                    .choices(asked.plan().pipeline(), param.name())
                    .isEmpty();
            if (!ParamSchema.isKnown(param.type()) && !hasChoices) {
                report.differs("param " + param.name() + ": only the tasks check that a value is a "
                        + param.type()
                                .substring(param.type().lastIndexOf('.') + 1)
                                .replace('$', '.'));
            }
        }
    }
}
