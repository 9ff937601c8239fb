package dev.icosian.airflow.internal.dag;

import dev.icosian.internal.Utf8Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an export is asked for, beside the plan.
 *
 * @param jar path of the jar where tasks run; null: tasks know it from {@code ICOSIAN_JAR}
 * @param launcher path of the start script where tasks run; null: there is none
 * @param store URI of the store; null: tasks know it from {@code ICOSIAN_STORE}
 * @param secrets where tasks find the secrets of each pipeline, by pipeline and name; never the secrets themselves
 * @param params JSON that takes the place of the defaults of params, by pipeline and name
 * @param choices the texts that a param of an enum can be, by pipeline and name: a plan does not say them
 */
public record Settings(
        Dialect dialect,
        OperatorProfile profile,
        Form form,
        @Nullable String jar,
        @Nullable String launcher,
        @Nullable String store,
        Map<String, Map<String, String>> secrets,
        Map<String, Map<String, String>> params,
        Map<String, Map<String, List<String>>> choices) {
    /** Copies the maps. */
    public Settings {
        secrets = Map.copyOf(secrets);
        params = Map.copyOf(params);
        choices = Map.copyOf(choices);
    }

    /** What a file holds. */
    public enum Form {
        /** A DAG. */
        DAG("dag"),
        /** A function that adds the steps to a DAG of somebody else. */
        TASK_GROUP("task-group");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** Returns what {@code --as} says. */
        public String word() {
            return word;
        }
    }

    /** Returns the variables of a pipeline that are the same in every run, but for those that come from its plan. */
    Map<String, String> constants(String pipeline) {
        Map<String, String> constants = new LinkedHashMap<>();
        if (store != null) {
            constants.put("ICOSIAN_STORE", store);
        }
        profile.constants(this).forEach(constants::put);
        Map<String, String> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(secrets.getOrDefault(pipeline, Map.of()));
        sorted.forEach((name, reference) -> constants.put("ICOSIAN_SECRET_" + name, reference));
        return constants;
    }

    /** Returns the JSON that takes the place of a param's default; null: none. */
    public @Nullable String given(String pipeline, String param) {
        return params.getOrDefault(pipeline, Map.of()).get(param);
    }

    /** Returns the texts that a param can be; empty if that is not known. */
    public List<String> choices(String pipeline, String param) {
        return choices.getOrDefault(pipeline, Map.of()).getOrDefault(param, List.of());
    }

    /** Returns dialect, profile and form, as the head of a file names them. */
    public String shown() {
        return dialect.name() + " " + profile.name() + " " + form.word();
    }
}
