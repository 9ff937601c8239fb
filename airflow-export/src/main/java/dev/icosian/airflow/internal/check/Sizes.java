package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.RunTime;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that no process can be given in its environment, and DAGs that a scheduler reads for long. */
final class Sizes implements Capability {
    /** Linux: one variable with its name and a zero behind it. */
    private static final int LARGEST = 128 * 1024;

    private static final int MANY = 500;

    @Override
    public void check(Asked asked, Report report) {
        Map<String, String> values = new LinkedHashMap<>(RunTime.variables(asked.plan(), asked.settings()));
        for (Plan.Param param : asked.plan().params()) {
            String given = asked.settings().given(asked.plan().pipeline(), param.name());
            String json = given == null ? param.defaultJson() : given;
            if (json != null) {
                values.put("ICOSIAN_PARAM_" + param.name(), json);
            }
        }
        values.forEach((name, value) -> {
            int size = (name + "=" + value).getBytes(StandardCharsets.UTF_8).length + 1;
            if (size > LARGEST) {
                report.cannot(
                        "Airflow/TooLarge",
                        asked.pipeline() + ": " + name + " would have " + size + " bytes, and a process takes "
                                + LARGEST + " per variable",
                        "put large values into a file, and give its path");
            }
        });
        int steps = asked.plan().steps().size();
        if (steps > MANY) {
            report.differs(
                    "a DAG of " + steps + " tasks takes the scheduler long to read: steps of more nodes run sooner");
        }
    }
}
