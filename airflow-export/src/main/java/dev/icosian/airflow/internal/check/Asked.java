package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Settings;
import java.util.List;

/**
 * A plan that is to become a file.
 *
 * @param profiles all that there are
 */
record Asked(Plan plan, Settings settings, Assets assets, List<OperatorProfile> profiles) {
    Asked {
        profiles = List.copyOf(profiles);
    }

    boolean isDag() {
        return settings.form() == Settings.Form.DAG;
    }

    /** Returns the pipeline for the beginning of a message. */
    String pipeline() {
        return "pipeline '" + plan.pipeline() + "'";
    }
}
