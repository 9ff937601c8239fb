package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.Plan.Policy;
import dev.icosian.Plan.StepPlan;
import dev.icosian.airflow.internal.dag.AirflowOption.Kind;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Expression.Argument;
import dev.icosian.airflow.internal.python.Expression.Atom;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.airflow.internal.python.Imports;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps as pods of Kubernetes, whose image has the program. No shell is involved. */
public final class KubernetesProfile implements OperatorProfile {
    private static final String IMAGE = "image";
    private static final String NAMESPACE = "namespace";
    private static final String SERVICE_ACCOUNT = "service_account_name";
    private static final String POD_TEMPLATE = "pod_template_file";

    @Override
    public String name() {
        return "k8s";
    }

    @Override
    public String description(Settings settings) {
        return "Each task runs one step in a pod whose image has the jar.";
    }

    @Override
    public List<AirflowOption> options() {
        return List.of(
                AirflowOption.ofBoth(IMAGE, Kind.TEXT),
                AirflowOption.ofBoth(NAMESPACE, Kind.ID),
                AirflowOption.ofBoth(SERVICE_ACCOUNT, Kind.ID),
                AirflowOption.ofBoth(POD_TEMPLATE, Kind.TEXT));
    }

    @Override
    public void check(Plan plan, Settings settings, Report report) {
        // What a step needs is asked of each step.
    }

    @Override
    public void check(Plan plan, StepPlan step, Report report) {
        if (value(plan, step, IMAGE) == null) {
            report.cannot(
                    "Airflow/NoImage",
                    "step '" + step.name() + "' of pipeline '" + plan.pipeline()
                            + "' has no image, and a pod needs one",
                    "name it for the pipeline, or for the step: .option(\"airflow.image\", \"registry/forecast:1.4\")");
        }
        if (value(plan, step, POD_TEMPLATE) != null && !requests(step.policy()).isEmpty()) {
            report.differs(
                    step,
                    "memory and CPU are those of " + value(plan, step, POD_TEMPLATE) + ": a pod has one template");
        }
        if (step.policy().queue() != null) {
            report.differs(step, "the queue is that of the worker which starts the pod and waits for it");
        }
    }

    @Override
    public Call task(Plan plan, StepPlan step, Settings settings, String environment, Imports imports) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expression.argument("task_id", Expression.text(step.name())));
        addText(arguments, NAMESPACE, value(plan, step, NAMESPACE));
        addText(arguments, IMAGE, value(plan, step, IMAGE));
        List<String> command = command(settings);
        if (!command.isEmpty()) {
            arguments.add(Expression.argument(
                    "cmds",
                    Expression.texts(command.stream().map(Jinja::constant).toList())));
        }
        arguments.add(Expression.argument("arguments", Expression.texts(List.of("step", step.name()))));
        arguments.add(Expression.argument("env_vars", new Atom(environment)));
        addText(arguments, SERVICE_ACCOUNT, value(plan, step, SERVICE_ACCOUNT));
        String template = value(plan, step, POD_TEMPLATE);
        Map<String, Object> requests = requests(step.policy());
        if (template != null) {
            arguments.add(Expression.argument(POD_TEMPLATE, Expression.text(Jinja.constant(template))));
        } else if (!requests.isEmpty()) {
            arguments.add(Expression.argument("pod_template_dict", Expression.ofTree(pod(requests))));
        }
        arguments.add(Expression.argument("get_logs", Expression.truth(true)));
        arguments.add(Expression.argument("do_xcom_push", Expression.truth(false)));
        String operator = imports.name("airflow.providers.cncf.kubernetes.operators.pod", "KubernetesPodOperator");
        return new Call(operator, arguments);
    }

    /** Returns what the container starts; empty: what its image says. */
    private static List<String> command(Settings settings) {
        String launcher = settings.launcher();
        if (launcher != null) {
            return List.of(launcher);
        }
        String jar = settings.jar();
        return jar == null ? List.of() : List.of("java", "-jar", jar);
    }

    private static Map<String, Object> requests(Policy policy) {
        Map<String, Object> requests = new LinkedHashMap<>();
        if (policy.cpu() != null) {
            requests.put(
                    "cpu", BigDecimal.valueOf(policy.cpu()).stripTrailingZeros().toPlainString());
        }
        if (policy.memory() != null) {
            requests.put("memory", Jinja.constant(policy.memory()));
        }
        return requests;
    }

    /** A dict, since the classes of the Kubernetes client would be one more thing to import. */
    private static Map<String, Object> pod(Map<String, Object> requests) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", "base");
        container.put("resources", Map.of("requests", requests));
        return Map.of("spec", Map.of("containers", List.of(container)));
    }

    private static @Nullable String value(Plan plan, StepPlan step, String option) {
        String own = Options.of(step).text(option);
        return own == null ? Options.of(plan).text(option) : own;
    }

    private static void addText(List<Argument> arguments, String name, @Nullable String text) {
        if (text != null) {
            arguments.add(Expression.argument(name, Expression.text(Jinja.constant(text))));
        }
    }
}
