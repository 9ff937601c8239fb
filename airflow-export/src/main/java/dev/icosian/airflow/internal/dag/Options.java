package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.AirflowOption.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a plan that are for Airflow. */
public final class Options {
    /** What their names begin with. */
    public static final String PREFIX = "airflow.";

    static final String DAG_ID = "dag_id";
    static final String OWNER = "owner";
    static final String TAGS = "tags";
    static final String DESCRIPTION = "description";
    static final String MAX_ACTIVE_TASKS = "max_active_tasks";
    static final String DAGRUN_TIMEOUT = "dagrun_timeout";
    /** Puts a step into a group of tasks. */
    public static final String GROUP = "group";

    static final String POOL = "pool";
    static final String POOL_SLOTS = "pool_slots";
    static final String PRIORITY = "priority_weight";
    static final String AFTER_URI = "after_uri";
    static final String ON_FAILURE = "on_failure_callback";
    static final String ON_SUCCESS = "on_success_callback";
    static final String ON_RETRY = "on_retry_callback";

    private static final List<AirflowOption> COMMON = List.of(
            AirflowOption.ofPipeline(DAG_ID, Kind.ID),
            AirflowOption.ofPipeline(TAGS, Kind.LIST),
            AirflowOption.ofPipeline(DESCRIPTION, Kind.PROSE),
            AirflowOption.ofPipeline(MAX_ACTIVE_TASKS, Kind.COUNT),
            AirflowOption.ofPipeline(DAGRUN_TIMEOUT, Kind.COUNT),
            AirflowOption.ofPipeline(AFTER_URI, Kind.TEXT),
            AirflowOption.ofBoth(OWNER, Kind.TEXT),
            AirflowOption.ofBoth(ON_FAILURE, Kind.FUNCTION),
            AirflowOption.ofBoth(ON_SUCCESS, Kind.FUNCTION),
            AirflowOption.ofStep(ON_RETRY, Kind.FUNCTION),
            AirflowOption.ofStep(GROUP, Kind.GROUP),
            AirflowOption.ofStep(POOL, Kind.TEXT),
            AirflowOption.ofStep(POOL_SLOTS, Kind.COUNT),
            AirflowOption.ofStep(PRIORITY, Kind.WHOLE));

    private final Map<String, Object> options;

    private Options(Map<String, Object> options) {
        this.options = options;
    }

    /** Returns those of the pipeline. */
    public static Options of(Plan plan) {
        return new Options(plan.options());
    }

    /** Returns those of a step. */
    public static Options of(Plan.StepPlan step) {
        return new Options(step.policy().options());
    }

    /** Returns all options that there are with these profiles. */
    public static List<AirflowOption> known(List<OperatorProfile> profiles) {
        List<AirflowOption> known = new ArrayList<>(COMMON);
        profiles.forEach(profile -> known.addAll(profile.options()));
        return List.copyOf(known);
    }

    /** Returns whether an option of a pipeline is about its DAG, and so nothing for a group of tasks. */
    public static boolean isOfDagOnly(String name) {
        return !name.equals(GROUP)
                && COMMON.stream()
                        .anyMatch(option -> option.ofPipeline() && option.name().equals(name));
    }

    /** Returns a text; null if it is not given. */
    public @Nullable String text(String name) {
        Object value = options.get(PREFIX + name);
        return value == null ? null : value.toString();
    }

    /** Returns a whole number; null if it is not given. */
    public @Nullable Long number(String name) {
        return options.get(PREFIX + name) instanceof Long number ? number : null;
    }

    /** Returns the texts of a list. */
    public List<String> texts(String name) {
        String text = text(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
