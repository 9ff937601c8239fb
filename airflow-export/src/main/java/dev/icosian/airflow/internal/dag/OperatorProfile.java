package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.airflow.internal.python.Imports;
import java.util.List;
import java.util.Map;

/**
 * How a step becomes a task: with which operator, and how the program gets to where it runs. A further one is a class
 * more. Stateless.
 */
public interface OperatorProfile {
    /** Returns what {@code --operator} says: {@code bash}. */
    String name();

    /** Returns one sentence for the docs of a file: what a task is, and what it needs. */
    String description(Settings settings);

    /** Returns the variables of {@link Settings#constants} that it needs. */
    default Map<String, String> constants(Settings settings) {
        return Map.of();
    }

    /** Returns the options of {@code airflow.} that it knows beside those for all profiles. */
    default List<AirflowOption> options() {
        return List.of();
    }

    /** Reports what it cannot do of a plan, and what it does in another way. */
    void check(Plan plan, Settings settings, Report report);

    /** Reports what it cannot do of a step, and what it does in another way. */
    void check(Plan plan, Plan.StepPlan step, Report report);

    /**
     * Returns the call of the operator with the arguments that only it has; those that all operators have are added.
     *
     * @param environment name of the dict with the variables
     */
    Call task(Plan plan, Plan.StepPlan step, Settings settings, String environment, Imports imports);
}
