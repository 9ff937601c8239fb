package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Expression.Entries;
import dev.icosian.airflow.internal.python.Expression.Entry;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Utf8Order;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a task's process reads from its environment. The only way for values of a run: nothing of them gets into a
 * command.
 */
public final class RunTime {
    private RunTime() {}

    /** Returns the variables with their templates, in the order of the file. */
    public static Map<String, String> variables(Plan plan, Settings settings) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ICOSIAN_PIPELINE", plan.pipeline());
        variables.put("ICOSIAN_PLAN_SHAPE", plan.shape());
        variables.put("ICOSIAN_TARGET", "airflow");
        variables.put("ICOSIAN_RUN_ID", "{{ run_id }}");
        variables.put("ICOSIAN_TRY", "{{ ti.try_number }}");
        if (plan.schedule().map(Schedule::cron).isPresent()) {
            // A run by hand has no tick, even if it has a logical date.
            variables.put(
                    "ICOSIAN_SCHEDULED_AT",
                    "{{ (dag_run.logical_date | ts) if dag_run.run_type in ('scheduled', 'backfill') else '' }}");
        }
        if (!plan.config().isEmpty()) {
            variables.put("ICOSIAN_CONFIG", Jinja.constant(config(plan)));
        }
        settings.constants(plan.pipeline()).forEach((name, value) -> variables.put(name, Jinja.constant(value)));
        for (Plan.Param param : plan.params()) {
            variables.put("ICOSIAN_PARAM_" + param.name(), Jinja.param(param.name()));
        }
        return variables;
    }

    /** Returns the configuration as the JSON that a task reads. */
    static String config(Plan plan) {
        Map<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(plan.config());
        return CanonicalJson.valueText(sorted);
    }

    /** Returns the variables as a dict. */
    static Entries dict(Map<String, String> variables) {
        return new Entries(variables.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), Expression.text(entry.getValue())))
                .toList());
    }
}
