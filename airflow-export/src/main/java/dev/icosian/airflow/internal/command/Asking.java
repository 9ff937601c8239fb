package dev.icosian.airflow.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.airflow.internal.dag.Airflow2;
import dev.icosian.airflow.internal.dag.Airflow3;
import dev.icosian.airflow.internal.dag.Dialect;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Settings;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the options of a command to settings; collects what is wrong with them. For one use. */
final class Asking {
    static final List<Target.Option> OPTIONS = List.of(
            new Target.Option("airflow", "MAJOR", "3 or 2. Default: 3", false),
            new Target.Option("operator", "NAME", "what runs a step: bash or k8s. Default: bash", false),
            new Target.Option("as", "FORM", "dag, or task-group: a function to call in a DAG. Default: dag", false),
            new Target.Option("jar", "PATH", "where the jar is on a worker. Default: its ICOSIAN_JAR", false),
            new Target.Option("launcher", "PATH", "where the jar's start script is on a worker, to use it", false));

    private static final List<Dialect> DIALECTS = List.of(new Airflow3(), new Airflow2());
    /** Two letters at least: C:\data is a folder. */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/?.*");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Target.Context context;
    private final List<OperatorProfile> profiles;
    private final List<Problem> problems = new ArrayList<>();

    Asking(Target.Context context, List<OperatorProfile> profiles) {
        this.context = context;
        this.profiles = List.copyOf(profiles);
    }

    static @Nullable String value(Target.Context context, String option) {
        List<String> values = context.options().getOrDefault(option, List.of());
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    static boolean has(Target.Context context, String option) {
        return context.options().containsKey(option);
    }

    /**
     * Returns the settings for these pipelines.
     *
     * @throws PipelineException with all that is wrong with the options
     */
    Settings settings(List<Pipeline> pipelines) {
        for (String option : List.of("out", "airflow", "operator", "as", "jar", "launcher")) {
            List<String> values = context.options().getOrDefault(option, List.of());
            if (values.size() > 1) {
                problems.add(new Problem(
                        "Usage/GivenTwice",
                        "--" + option + " is given " + values.size() + " times: " + String.join(", ", values),
                        null,
                        "keep one of them"));
            }
        }
        Dialect dialect = chosen("airflow", DIALECTS, Dialect::major);
        OperatorProfile profile = chosen("operator", profiles, OperatorProfile::name);
        Settings.Form form = chosen("as", List.of(Settings.Form.values()), Settings.Form::word);
        String jar = absolute("jar");
        String launcher = absolute("launcher");
        if (jar != null && launcher != null) {
            problems.add(new Problem(
                    "Usage/Contradiction",
                    "--jar and --launcher both say what starts a step",
                    null,
                    "keep one of them: the start script knows its jar"));
        }
        String store = store();
        Map<String, Map<String, String>> secrets = Given.secrets(context, pipelines, problems);
        Map<String, Map<String, String>> params = Given.params(context, pipelines, problems);
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new Settings(dialect, profile, form, jar, launcher, store, secrets, params, Given.choices(pipelines));
    }

    private <T> T chosen(String option, List<T> all, Function<T, String> name) {
        String wanted = value(context, option);
        if (wanted == null) {
            return all.get(0);
        }
        for (T one : all) {
            if (name.apply(one).equals(wanted)) {
                return one;
            }
        }
        List<String> names = all.stream().map(name).toList();
        problems.add(new Problem(
                "Usage/UnknownValue",
                "--" + option + " cannot be '" + wanted + "'",
                null,
                NearNames.hint(wanted, names, "it can be ")));
        return all.get(0);
    }

    private @Nullable String absolute(String option) {
        String path = value(context, option);
        if (path != null && (!path.startsWith("/") || CONTROL.matcher(path).find())) {
            notAbsolute(option, path, "/opt/" + option);
        }
        return path;
    }

    private @Nullable String store() {
        String store = value(context, "store");
        if (store == null) {
            return null;
        }
        if (store.startsWith("memory:")) {
            problems.add(new Problem(
                    "Target/MemoryStore",
                    "tasks cannot use the store '" + store + "': what it holds ends with the process of a task",
                    null,
                    "give a store that all workers see: --store with a folder that they share, or a URI"));
        } else if ((!store.startsWith("/") && (!URI.matcher(store).matches() || isRelativeFile(store)))
                || CONTROL.matcher(store).find()) {
            notAbsolute("store", store, "/mnt/shared/store");
        }
        return store;
    }

    private static boolean isRelativeFile(String store) {
        return store.startsWith("file:") && !store.startsWith("file:/");
    }

    private void notAbsolute(String option, String path, String example) {
        problems.add(new Problem(
                "Airflow/NotAbsolute",
                "--" + option + " is '" + CONTROL.matcher(path).replaceAll("?")
                        + "', and a task starts in a folder of its own",
                null,
                "say where it is on the workers: --" + option + " " + example));
    }
}
