package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.airflow.internal.python.Imports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps as processes on the worker, started by a command that is the same in every run. */
public final class BashProfile implements OperatorProfile {
    /** Killed, a task runner leaves behind what it has started, which stops when it no longer finds this parent. */
    private static final String WATCHED = "ICOSIAN_WATCH_PARENT=$PPID ";

    private static final String WITH_JAR = WATCHED
            + "exec \"${ICOSIAN_JAVA:-java}\" ${ICOSIAN_JAVA_OPTIONS-} -jar \"${ICOSIAN_JAR:?is not set}\" step ";
    private static final String WITH_LAUNCHER = WATCHED + "exec \"${ICOSIAN_LAUNCHER:?is not set}\" step ";

    @Override
    public String name() {
        return "bash";
    }

    @Override
    public String description(Settings settings) {
        return settings.launcher() == null
                ? "Each task runs `java -jar` with one step on a worker."
                : "Each task runs the jar's start script with one step on a worker.";
    }

    @Override
    public Map<String, String> constants(Settings settings) {
        Map<String, String> constants = new LinkedHashMap<>();
        String launcher = settings.launcher();
        if (launcher != null) {
            constants.put("ICOSIAN_LAUNCHER", launcher);
            return constants;
        }
        String jar = settings.jar();
        if (jar != null) {
            constants.put("ICOSIAN_JAR", jar);
        }
        return constants;
    }

    @Override
    public void check(Plan plan, Settings settings, Report report) {
        // Whatever a pipeline is, Bash can start its steps.
    }

    @Override
    public void check(Plan plan, Plan.StepPlan step, Report report) {
        if (step.policy().memory() != null || step.policy().cpu() != null) {
            report.differs(
                    step,
                    "memory and CPU are those of the worker: BashOperator asks for none; send the step to a queue of"
                            + " workers that have them, or export for k8s");
        }
    }

    @Override
    public Call task(Plan plan, Plan.StepPlan step, Settings settings, String environment, Imports imports) {
        String command = (settings.launcher() == null ? WITH_JAR : WITH_LAUNCHER) + step.name();
        return new Call(
                settings.dialect().bashOperator(imports),
                List.of(
                        Expression.argument("task_id", Expression.text(step.name())),
                        Expression.argument("bash_command", Expression.text(Jinja.constant(command))),
                        Expression.argument("env", new Expression.Atom(environment)),
                        Expression.argument("append_env", Expression.truth(true)),
                        Expression.argument("do_xcom_push", Expression.truth(false))));
    }
}
