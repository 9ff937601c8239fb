package dev.icosian.airflow.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.airflow.internal.check.Capabilities;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.DagFile;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.Settings;
import dev.icosian.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a program, as they are to be. A pipeline that can have none breaks no other.
 *
 * @param files in the program's order
 * @param broken what is wrong, by pipeline in the program's order
 * @param notMade what is wrong with pipelines that have no name yet
 */
record Generated(List<DagFile> files, Map<String, List<Problem>> broken, List<Problem> notMade) {
    static Generated of(Target.Context context, List<OperatorProfile> profiles) {
        boolean isOne = Asking.has(context, "pipeline");
        List<Pipeline> all = context.pipelines();
        // Refuses a name that is not there, or that two have.
        List<Pipeline> chosen = isOne ? List.of(context.pipeline()) : all;
        if (!isOne && (all.isEmpty() || hasSameName(all))) {
            context.pipeline();
        }
        Settings settings = new Asking(context, profiles).settings(chosen);
        Map<String, List<Problem>> broken = new TreeMap<>();
        Map<String, Plan> plans = new TreeMap<>();
        for (Pipeline pipeline : all) {
            try {
                plans.put(pipeline.name(), pipeline.plan());
            } catch (PipelineException e) {
                broken.put(pipeline.name(), e.problems());
            }
        }
        Assets assets = Assets.of(List.copyOf(plans.values()));
        List<DagFile> files = new ArrayList<>();
        for (Pipeline pipeline : chosen) {
            Plan plan = plans.get(pipeline.name());
            if (plan == null) {
                continue;
            }
            Report report = Capabilities.of(plan, settings, assets, profiles);
            if (report.problems().isEmpty()) {
                files.add(DagFile.of(plan, settings, assets, report));
            } else {
                broken.put(pipeline.name(), report.problems());
            }
        }
        if (isOne) {
            broken.keySet().retainAll(List.of(chosen.get(0).name()));
        }
        if (settings.form() == Settings.Form.DAG) {
            refuseSameId(files);
        }
        return new Generated(files, broken, isOne ? List.of() : context.notMade());
    }

    private static boolean hasSameName(List<Pipeline> pipelines) {
        return pipelines.stream().map(Pipeline::name).distinct().count() < pipelines.size();
    }

    private static void refuseSameId(List<DagFile> files) {
        Map<String, String> pipelines = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (DagFile file : files) {
            String other = pipelines.putIfAbsent(file.dagId(), file.plan().pipeline());
            if (other != null) {
                problems.add(new Problem(
                        "Airflow/SameDagId",
                        "the pipelines '" + other + "' and '" + file.plan().pipeline() + "' both have the DAG id '"
                                + file.dagId() + "'",
                        null,
                        "give one of them another: .option(\"airflow.dag_id\", \"…\")"));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    /** Returns all that is wrong. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(notMade);
        broken.values().forEach(problems::addAll);
        return problems;
    }
}
