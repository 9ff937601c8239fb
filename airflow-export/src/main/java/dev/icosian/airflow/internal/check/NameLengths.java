package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.AssetName;
import dev.icosian.airflow.internal.dag.Report;

/** Names that Airflow's database does not take. Those of steps, pipelines and options are short enough by themselves. */
final class NameLengths implements Capability {
    private static final int LONGEST_QUEUE = 250;
    private static final int LONGEST_ASSET = 1_500;

    @Override
    public void check(Asked asked, Report report) {
        for (Plan.StepPlan step : asked.plan().steps()) {
            String queue = step.policy().queue();
            if (queue != null) {
                check("the queue of step '" + step.name() + "'", queue, LONGEST_QUEUE, report);
            }
            for (AssetName asset : asked.assets().of(asked.plan(), step)) {
                check("a publication of step '" + step.name() + "'", asset.name(), LONGEST_ASSET, report);
            }
        }
    }

    private static void check(String what, String name, int longest, Report report) {
        if (name.length() > longest || name.isBlank()) {
            String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
            report.cannot(
                    "Airflow/NameTooLong",
                    what + " is called '" + shown + "', of " + name.length() + " characters, and Airflow takes 1 to "
                            + longest,
                    "give it another name");
        }
    }
}
