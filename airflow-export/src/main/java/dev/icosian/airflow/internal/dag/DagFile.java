package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import java.util.List;

/**
 * One file for Airflow.
 *
 * @param name in the folder of DAGs: {@code forecast.py}
 * @param dagId what Airflow calls it; that of the pipeline for a group of tasks
 * @param differences what Airflow does in another way than the plan says
 */
public record DagFile(String name, Plan plan, String dagId, String text, List<String> differences) {
    /** Copies the list. */
    public DagFile {
        differences = List.copyOf(differences);
    }

    /**
     * Returns the file of a plan.
     *
     * @param report has what was found by the checks of this plan, without problems
     */
    public static DagFile of(Plan plan, Settings settings, Assets assets, Report report) {
        return new DagFile(
                plan.pipeline() + ".py",
                plan,
                dagId(plan),
                new DagWriter(plan, settings, assets, report.differences()).text(),
                report.differences());
    }

    /** Returns the id of a plan's DAG. */
    public static String dagId(Plan plan) {
        String own = Options.of(plan).text(Options.DAG_ID);
        return own == null ? plan.pipeline() : own;
    }
}
